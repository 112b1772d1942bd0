import type { PoolClient } from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { cloneDatabase } from '../../../test/support/clone-database.ts';
import { Database } from './database.ts';
import { migrate } from './migrate.ts';
import { together } from './together.ts';

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

test('in a snapshot, what fails is told once all that was asked has ended, and the next sees its own scope', async () => {
  const ended: string[] = [];
  const asked = (tx: PoolClient, name: string, text: string) =>
    tx.query(text).finally(() => ended.push(name));
  for (let i = 0; i < 4; i++) {
    const failing = database.withSnapshot({ departments: [1] }, (tx) =>
      together([
        asked(tx, 'bad', 'select 1 / 0'),
        asked(tx, 'good', 'select 1').then(() => asked(tx, 'later', 'select 2')),
      ]),
    );
    await expect(failing).rejects.toThrow(/division by zero/);
    expect(ended.splice(0)).toEqual(['bad', 'good']);
    const seen = await database.withSnapshot({ departments: [2] }, async (tx) =>
      together([
        tx.query('select department_id as id from event'),
        tx.query('show transaction_read_only'),
        tx.query('show transaction_isolation'),
      ]),
    );
    expect(seen.map(({ rows }) => rows)).toEqual([
      [{ id: 2 }],
      [{ transaction_read_only: 'on' }],
      [{ transaction_isolation: 'repeatable read' }],
    ]);
  }
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
