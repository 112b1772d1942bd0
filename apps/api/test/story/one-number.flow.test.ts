import type { Grain } from '@attune/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, until } from '../support/client.ts';
import { DataFolder } from '../support/data-folder.ts';
import { event, response } from '../support/event.ts';
import { connectMcp } from '../support/mcp.ts';
import { expectProblem } from '../support/problems.ts';
import { Product } from '../support/product.ts';
import { type FigureCell, surfaces, type Ways } from '../support/surfaces.ts';

let folder: DataFolder;
let product: Product;
let client: Client;
let ways: Ways & AsyncDisposable;

/** The same numbers on every run, and none of them round. */
function* randomNumbers(seed: number): Generator<number> {
  for (let state = seed; ; state = (state * 48_271) % 2_147_483_647) yield state / 2_147_483_647;
}
const numbers = randomNumbers(20_261_122);
const below = (most: number) => Math.floor((numbers.next().value as number) * most);
const oneOf = <T>(all: readonly T[]): T => all[below(all.length)] as T;

const departments = ['sales', 'service', 'logistics'];
const channels = ['web', 'phone', '微信', '=1+1'];
const segments = ['smb', 'enterprise'];
const replies = 300;

beforeAll(async () => {
  folder = new DataFolder();
  product = await Product.start({ folder });
  client = product.client();
  const about = () => ({
    department: oneOf(departments),
    channel: oneOf(channels),
    segment: oneOf(segments),
  });
  const time = () => ({ time: `2026-0${1 + below(6)}-${10 + below(18)}T0${below(10)}:00:00Z` });
  const facts = Array.from({ length: replies }, () => {
    const sent = response({ recommend: below(11), satisfaction: 1 + below(5) }, time());
    return { ...sent, data: { ...sent.data, ...about() } };
  });
  const orders = Array.from({ length: 60 }, (_, i) =>
    event(
      'order.placed',
      {
        ...about(),
        customer: { externalId: `c-${i % 20}` },
        order: `o-${i}`,
        amount: { amount: 1999 + below(90_000), currency: oneOf(['CNY', 'USD']) },
      },
      time(),
    ),
  );
  for (const item of await client.send([...facts, ...orders]))
    if (item.status !== 'accepted') throw new Error(JSON.stringify(item));
  await until(
    () => client.values('nps'),
    ([row]) => row?.n === replies,
  );
  await until(
    () => client.values('revenue'),
    (rows) => rows.reduce((sum, { n }) => sum + (n ?? 0), 0) === 60,
  );
  const { key } = await client.createKey({ scopes: ['values:read'], department: 'enterprise' });
  const mcp = await connectMcp(product.origin, key);
  ways = { client, mcp, [Symbol.asyncDispose]: () => mcp[Symbol.asyncDispose]() };
});
afterAll(async () => {
  await ways?.[Symbol.asyncDispose]();
  await product?.stop();
  await folder?.[Symbol.asyncDispose]();
});

const periods: [grain: Grain, from: string, to: string][] = [
  ['month', '2026-02-01', '2026-02-28'],
  ['month', '2026-05-01', '2026-05-31'],
  ['quarter', '2026-01-01', '2026-03-31'],
  ['week', '2026-03-09', '2026-03-15'],
  ['total', '2026-01-15', '2026-06-03'],
];

function randomCell(): FigureCell {
  const [grain, from, to] = oneOf(periods);
  const dimensions = oneOf([{}, { channel: oneOf(channels.slice(0, 3)) }, { segment: oneOf(segments) }]);
  const money = below(4) === 0;
  return {
    indicator: oneOf(
      money ? ['revenue', 'average-order-value'] : ['nps', 'csat', 'csat-top-box', 'responses'],
    ),
    ...(money ? { currency: oneOf(['CNY', 'USD']) } : {}),
    grain,
    from,
    to,
    dimensions,
    department: oneOf(['enterprise', ...departments]),
  };
}

const cells = Array.from({ length: 30 }, randomCell);

describe('one number, on every surface', () => {
  const told: string[] = [];
  test.each(cells)('$indicator of $department, $from to $to $dimensions', async (cell) => {
    const { rest, ...others } = surfaces;
    const wanted = await rest(ways, cell).catch(() => undefined);
    if (wanted?.value != null) told.push(cell.indicator);
    for (const [name, ask] of Object.entries(others)) {
      if (wanted === undefined) await expect(ask(ways, cell), name).rejects.toThrow('0 rows');
      else expect(await ask(ways, cell), name).toStrictEqual(wanted);
    }
  });

  test('and most of them are numbers', () => {
    expect(told.length).toBeGreaterThan(cells.length / 2);
  });
});

describe('a file', () => {
  const values = '/v1/exports/values.csv?from=2026-01-01&to=2026-06-30';

  test('is refused as a whole, before it begins', async () => {
    expectProblem(await client.request(`${values}&indicators=nps,unheard-of`), {
      status: 404,
      code: 'indicator-unknown',
      field: 'indicators',
    });
    expectProblem(await client.request(`${values}&indicators=nps&department=moon`), {
      status: 422,
      code: 'department-unknown',
      field: 'department',
    });
    expectProblem(await client.request(values), {
      status: 422,
      code: 'invalid-request',
      field: 'indicators',
    });
  });

  test('is of the departments of its reader alone', async () => {
    const { key } = await client.createKey({ scopes: ['values:read'], department: 'sales' });
    const { key: writer } = await client.createKey({ scopes: ['events:write'], department: 'sales' });
    const file = await product.client(key).request<string>(`${values}&indicators=nps&by=department`);
    expect(file.headers.get('content-disposition')).toBe(
      'attachment; filename="attune-nps-2026-01-01-2026-06-30.csv"',
    );
    expect(file.body.split('\r\n').slice(1, -1)).toEqual([expect.stringContaining(',sales,')]);
    expectProblem(await product.client(writer).request(`${values}&indicators=nps`), {
      status: 403,
      code: 'key-scope',
    });
  });

  test('has a code book, and a byte order mark for Excel', async () => {
    const file = await client.raw(`${values}&indicators=nps&bom=true`);
    expect(Buffer.from(await file.arrayBuffer()).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const book = await client.raw('/v1/exports/code-book.csv?indicators=nps');
    expect(book.headers.get('content-type')).toContain('text/csv');
    expect(await book.text()).toContain('净推荐值');
  });
});
