import { randomBytes } from 'node:crypto';
import type { Database } from './database.ts';

/** A key that is made on first use and the same for every process of the deployment. */
export async function secretNamed(database: Database, name: string): Promise<Buffer> {
  await database.identity.query(
    'insert into secret (name, value) values ($1, $2) on conflict (name) do nothing',
    [name, randomBytes(32)],
  );
  const [row] = await database.identity.query('select value from secret where name = $1', [name]);
  return row.value;
}
