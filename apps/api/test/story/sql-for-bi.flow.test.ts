import type { BiConnection, CreatedBiConnection } from '@attune/contracts';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jdbcAvailable, readByJdbc } from '../jdbc/jdbc.ts';
import { type Client, until } from '../support/client.ts';
import { DataFolder } from '../support/data-folder.ts';
import { response } from '../support/event.ts';
import { expectProblem } from '../support/problems.ts';
import { Product } from '../support/product.ts';

const available = await jdbcAvailable();
const required = process.env['ATTUNE_REQUIRE_KAFKA'] === '1';
if (available !== true && !required) console.log(`JDBC is not tested: ${available}`);

let folder: DataFolder;
let product: Product;
let everything: Client;
let made: CreatedBiConnection;
beforeAll(async () => {
  folder = new DataFolder();
  product = await Product.start({ folder });
  everything = product.client();
  const { status, body } = await connections('', { name: 'FineBI', department: 'sales' });
  expect(status).toBe(201);
  made = body;
  // After the connection was made, which takes from everybody what Attune itself must keep.
  await everything.send([
    ...[10, 9, 3, 10].map((recommend) => response({ recommend }, { time: new Date().toISOString() })),
    response({ recommend: 0 }, { department: 'service', time: new Date().toISOString() }),
  ]);
}, 120_000);
afterAll(async () => {
  await product?.stop();
  await folder?.[Symbol.asyncDispose]();
});

const connections = (path: string, body: object) =>
  everything.post<CreatedBiConnection>(`/v1/bi-connections${path}`, JSON.stringify(body), 'application/json');

async function query(
  sql: string,
  { host, port, database, user, password }: Omit<CreatedBiConnection, 'jdbcUrl'> = made,
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ host, port, database, user, password });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const figures = `select department, indicator_name_zh, value, n, interval_low, interval_high from indicator_value
  where indicator = 'nps' and grain = 'year' and cut = 'department' order by department`;

test('figures follow what comes in, to the last bit of what the API answers', async () => {
  const rows = await until(
    () => query(figures),
    ([row]) => row?.['n'] === '4',
    60_000,
  );
  const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();
  const range = {
    from: `${year}-01-01`,
    to: `${year}-12-31`,
    grain: 'year',
    department: 'sales',
    by: 'department',
  };
  const [figure] = await everything.values('nps', range);
  expect(rows).toEqual([
    {
      department: 'sales',
      indicator_name_zh: expect.stringMatching(/NPS|净推荐/),
      value: figure?.value,
      n: String(figure?.n),
      interval_low: figure?.interval?.low,
      interval_high: figure?.interval?.high,
    },
  ]);
});

test.runIf(available === true || required)(
  'a program that speaks JDBC reads the same, with words for every column',
  async () => {
    const [row] = await query(figures);
    const { columns, rows } = await readByJdbc(made, figures);
    expect(rows.map(([department, name, ...numbers]) => [department, name, ...numbers.map(Number)])).toEqual([
      ['department', 'indicator_name_zh', 'value', 'n', 'interval_low', 'interval_high'].map((name) =>
        name === 'n' ? Number(row?.[name]) : row?.[name],
      ),
    ]);
    expect(columns.get('n')).toMatch(/样本量/);
    expect([...columns.values()].filter((remarks) => !remarks || remarks === 'null')).toEqual([]);
  },
);

test('nothing else of the server is open to it', async () => {
  await expect(query('select 1', { ...made, database: 'postgres' })).rejects.toMatchObject({ code: '42501' });
  await expect(query('select * from public.account')).rejects.toMatchObject({ code: '42501' });
});

test('it is listed without its password, gets another one, and is taken away', async () => {
  const { connections: listed } = await everything.get<{ connections: BiConnection[] }>('/v1/bi-connections');
  const { password, jdbcUrl: _, ...shown } = made;
  expect(listed).toEqual([shown]);
  const rotated = await connections(`/${made.id}/password`, {});
  expect(rotated.status).toBe(200);
  expect(rotated.body.password).not.toBe(password);
  await expect(query('select 1')).rejects.toMatchObject({ code: '28P01' });
  expect(await query('select 1 as one', rotated.body)).toEqual([{ one: 1 }]);
  const remove = () => everything.request(`/v1/bi-connections/${made.id}`, { method: 'DELETE' });
  expect((await remove()).status).toBe(204);
  await expect(query('select 1', rotated.body)).rejects.toMatchObject({ code: '28P01' });
  expectProblem(await remove(), { status: 404, code: 'bi-connection-not-found' });
});

test('who may not is told so, and a department has to be there', async () => {
  const { key } = await everything.createKey({ scopes: ['values:read'], department: 'sales' });
  expectProblem(await product.client(key).request('/v1/bi-connections'), { status: 403, code: 'key-scope' });
  expectProblem(await connections('', { name: 'x', department: 'nowhere' }), {
    status: 422,
    code: 'bi-department',
    field: 'department',
  });
  expectProblem(await connections('', { name: '', department: 'sales' }), {
    status: 422,
    code: 'invalid-request',
    field: 'name',
  });
});
