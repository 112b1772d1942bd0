import type { Pool, PoolClient } from 'pg';
import { standBy } from '../../platform/log/bystander.ts';
import { ConnectionLost } from '../../platform/stream/transient.ts';

/** Runs `work` in a transaction of its own, which the log does not wait for. */
export type Transact = <T>(work: (tx: PoolClient) => Promise<T>) => Promise<T>;

const name = `hashtext('attune indicator values'), 0`;
const begin = `begin; set local synchronous_commit = off; ${standBy}`;

/**
 * One worker keeps figures at a time; to the others this does nothing at once. What was read later is so written later:
 * lock and transactions are of one connection, and go with it.
 */
export async function oneAtATime(worker: Pool, work: (transact: Transact) => Promise<void>): Promise<void> {
  const client = await worker.connect();
  let broken: Error | undefined;
  const transact: Transact = async (inside) => {
    try {
      await client.query(begin);
      const result = await inside(client);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch((cause: Error) => (broken = cause));
      throw broken === undefined ? error : new ConnectionLost(error);
    }
  };
  try {
    const { rows } = await client.query<{ held: boolean }>(`select pg_try_advisory_lock(${name}) as held`);
    if (rows[0]?.held) {
      await work(transact);
      await client.query(`select pg_advisory_unlock(${name})`);
    }
  } catch (error) {
    // Whatever failed, the lock goes with the connection.
    broken ??= error as Error;
    throw error;
  } finally {
    client.release(broken);
  }
}
