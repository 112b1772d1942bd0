import type { Pool, PoolClient } from 'pg';
import { standBy } from '../log/bystander.ts';
import { ConnectionLost } from './transient.ts';

/** Thrown by `work` to undo everything without that being a failure. */
export class Undo extends Error {}

/**
 * A transaction on a connection of the pool. Its session may not sit idle for ever: a process that hangs holds
 * row locks, until the server ends the session. It adds nothing to the log, which need not wait for it. A commit that a crash undoes is undone whole,
 * effect and position, and what it did is done again from the log: it need not wait for the disk.
 */
export async function transaction<T>(
  pool: Pool,
  idleTimeout: number,
  work: (tx: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect().catch((cause: unknown) => {
    throw new ConnectionLost(cause);
  });
  let broken: unknown;
  const lost = (error: unknown) => (broken ??= error);
  client.on('error', lost);
  try {
    await client.query(
      `begin; set local synchronous_commit = off; set local idle_in_transaction_session_timeout = ${Math.trunc(idleTimeout)};
       ${standBy}`,
    );
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(lost);
    throw broken === undefined ? error : new ConnectionLost(error);
  } finally {
    client.off('error', lost);
    client.release(broken !== undefined);
  }
}
