import type { Problem } from '@attune/contracts';

/** A request that did not succeed. `code` is the API's own, or `unreachable` when no answer came at all. */
export class RequestFailed extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string | undefined;
  /** Points into the request: `body.target`. */
  readonly field: string | undefined;
  /** What it is about, in no language: a key, a day. */
  readonly subject: string | undefined;
  /** Seconds the server asks us to wait. */
  readonly retryAfter: number | null;

  constructor(problem: Partial<Problem>, status: number, retryAfter: number | null = null) {
    super(problem.title ?? `HTTP ${status}`);
    this.name = 'RequestFailed';
    this.status = status;
    this.code = problem.code ?? (status === 0 ? 'unreachable' : `http-${status}`);
    this.detail = problem.detail;
    this.field = problem.field;
    this.subject = problem.subject;
    this.retryAfter = retryAfter;
  }
}

/** `Retry-After` is seconds or a date (RFC 9110 §10.2.3). */
export function secondsToWait(header: string | null, now: number): number | null {
  if (!header) return null;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - now) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null;
}
