import type { Queryable } from './queryable.ts';

/**
 * The epoch of the database as it runs now, a new one where it is not the one of the last time. Ask on the session
 * that then reads the log: a session never outlives the server, so what it reads belongs to the epoch it got.
 */
export async function currentEpoch(client: Queryable): Promise<number> {
  await client.query(`
    update log_epoch
    set incarnation = log_incarnation(),
        epoch = greatest(epoch + 1, (extract(epoch from clock_timestamp()) * 1000000)::bigint)
    where incarnation <> log_incarnation()`);
  const { rows } = await client.query<{ epoch: string }>('select epoch::text from log_epoch');
  return Number(rows[0]?.epoch);
}
