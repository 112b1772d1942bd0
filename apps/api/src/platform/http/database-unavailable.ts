const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  'EAI_AGAIN',
]);

/** Connection exceptions, shutdown and start of the server, too many connections, disk full, out of memory. */
const sqlState = /^(08...|57P0[1-3]|53...)$/;

/** What `pg` and its pool say without a code. */
const sentences =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Whether waiting helps: the database is down, starting, full or cut off, and the request is not to blame. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, driverError } = error as { code?: unknown; driverError?: unknown };
  if (typeof code === 'string' && (networkCodes.has(code) || sqlState.test(code))) return true;
  if (sentences.test(error.message)) return true;
  if (driverError !== undefined && driverError !== error) return isDatabaseUnavailable(driverError);
  // A name with several addresses fails once per address.
  if (error instanceof AggregateError) return error.errors.some(isDatabaseUnavailable);
  return error.cause !== undefined && isDatabaseUnavailable(error.cause);
}
