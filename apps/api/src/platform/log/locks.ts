import type { Queryable } from './queryable.ts';

/**
 * Advisory locks, held by a session. The two halves of a key are a name's hash and a number, so that pg_locks
 * can be asked who holds what.
 */
export interface LockKey {
  name: string;
  number: number;
}

export async function tryLock(client: Queryable, key: LockKey): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>(
    'select pg_try_advisory_lock(hashtext($1), $2::int) as held',
    [key.name, key.number],
  );
  return rows[0]?.held === true;
}

export async function unlock(client: Queryable, key: LockKey): Promise<void> {
  await client.query('select pg_advisory_unlock(hashtext($1), $2::int)', [key.name, key.number]);
}
