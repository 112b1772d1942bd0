import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { startPostgres } from './server.ts';

const folder = mkdtempSync(join(tmpdir(), 'attune-postgres-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ask = async (url: string, sql: string) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows[0];
  } finally {
    await client.end();
  }
};

test(
  'a server left running is adopted with its data, and a stopped one keeps it',
  { timeout: 60_000 },
  async () => {
    const first = await startPostgres({ folder });
    expect(first.adopted).toBe(false);
    await ask(first.url('postgres'), 'create table kept as select 42 as answer');

    const second = await startPostgres({ folder });
    expect(second).toMatchObject({ adopted: true, pid: first.pid, port: first.port });
    expect(await ask(second.url('postgres'), 'select answer from kept')).toEqual({ answer: 42 });
    await second.stop();
    expect(() => process.kill(first.pid, 0)).toThrow();

    const third = await startPostgres({ folder });
    expect(third).toMatchObject({ adopted: false, port: first.port });
    expect(await ask(third.url('postgres'), 'select answer from kept')).toEqual({ answer: 42 });
    await third.stop();
  },
);
