import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { cloneDatabase } from '../../../test/support/clone-database.ts';
import { Database } from './database.ts';
import { migrate } from './migrate.ts';

let clone: Awaited<ReturnType<typeof cloneDatabase>>;
let database: Database;

beforeAll(async () => {
  clone = await cloneDatabase(inject('postgres'));
  database = await Database.open({ url: clone.url, entities: [], poolSize: 2 });
});
afterAll(async () => {
  await database.close();
  await clone[Symbol.asyncDispose]();
});

const addEvent = (department: number) =>
  database.ingest.query(
    `insert into event (entry_id, source_id, external_id, type, time, department_id, fingerprint, data)
     values (1, 1, $1, 'test', now(), $2, '', '{}')`,
    [`in-${department}`, department],
  );

test('a scope sees its departments, no scope sees nothing', async () => {
  await addEvent(1);
  await addEvent(2);
  const seen = (departments: number[]) =>
    database.withScope({ departments }, (tx) => tx.query('select department_id as id from event order by 1'));
  expect(await seen([2])).toEqual([{ id: 2 }]);
  expect(await seen([1, 2])).toEqual([{ id: 1 }, { id: 2 }]);
  expect(await seen([])).toEqual([]);
});

test('the scope does not outlive its transaction', async () => {
  for (let i = 0; i < 4; i++) await database.withScope({ departments: [1] }, (tx) => tx.query('select 1'));
  expect(await database.withScope({ departments: [] }, (tx) => tx.query('select * from event'))).toEqual([]);
});

test('ingest adds to the log and can neither read facts nor change them', async () => {
  await expect(database.ingest.query('select data from event')).rejects.toThrow(/permission denied/);
  await expect(database.ingest.query('delete from event')).rejects.toThrow(/permission denied/);
  await expect(database.ingest.query(`update event set type = 'x'`)).rejects.toThrow(/permission denied/);
  await expect(database.ingest.query('select name from customer')).rejects.toThrow(/permission denied/);
  await expect(database.ingest.query('select * from account')).rejects.toThrow(/permission denied/);
});

test('readers and workers cannot see who may sign in', async () => {
  await expect(database.worker.query('select * from session')).rejects.toThrow(/permission denied/);
  const read = database.withScope({ departments: [1] }, (tx) =>
    tx.query('select password_hash from account'),
  );
  await expect(read).rejects.toThrow(/permission denied/);
});

test('a database of a newer version is refused', async () => {
  await using newer = await cloneDatabase(inject('postgres'));
  await migrate(newer.url);
  const other = await Database.open({ url: newer.url, entities: [] });
  await other.close();
  const { Client } = (await import('pg')).default;
  const client = new Client({ connectionString: newer.url });
  await client.connect();
  await client.query(`insert into migration (timestamp, name) values (9999999999999, 'future9999999999999')`);
  await client.end();
  await expect(migrate(newer.url)).rejects.toThrow(/newer version/);
});
