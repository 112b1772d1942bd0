import type { CreatedBiConnection, Grain } from '@attune/contracts';
import pg from 'pg';
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

/** A row of the view that SQL reads. In CSV a text that a spreadsheet would run has a mark before it: those are left out. */
interface KeptRow extends Record<string, string | number | null> {
  indicator: string;
  department: string;
  grain: string;
  cut: string;
  key: string;
}

const keptCells = `
  select indicator, department, grain, period_from::text, period_to::text, cut, key, currency, version,
         value, n::float8 as n, interval_low as low, interval_high as high
    from indicator_value
   where measure = '' and item_group = '' and (cut = 'department' or key <> '') and key not like '=%'`;

describe('two hundred cells that are kept for SQL', () => {
  let bi: pg.Client;
  beforeAll(async () => {
    const { body } = await client.post<CreatedBiConnection>(
      '/v1/bi-connections',
      JSON.stringify({ name: 'FineBI', department: 'enterprise' }),
      'application/json',
    );
    const { host, port, database, user, password } = body;
    bi = new pg.Client({ host, port, database, user, password });
    await bi.connect();
    await publishVersions(client);
    // Everything there is of these, as its own definition says.
    await until(
      async () =>
        (await bi.query(`${keptCells} and grain = 'month' and indicator = any ($1)`, [governed])).rows,
      (rows) =>
        governed.every((key) =>
          rows.some((row) => row.indicator === key && row.department === 'logistics'),
        ) &&
        rows.some((row) => row.indicator === 'csat' && row.version === 2) &&
        rows.every((row) => row.indicator !== 'csat' || row.period_from < changed || row.version === 2),
      90_000,
    );
  }, 120_000);
  afterAll(() => bi?.end());

  test('are the same to the last digit over SQL, REST and MCP, and in every file', async () => {
    const { rows } = await bi.query<KeptRow>(
      `
      with question as (
        select indicator, grain, period_from, cut from indicator_value group by 1, 2, 3, 4
         order by indicator = any ($1) desc, md5(concat_ws(' ', indicator, grain, period_from, cut)) limit 70)
      select * from (${keptCells}) cell
       where (indicator, grain, period_from::date, cut) in (table question)
       order by md5(concat_ws(' ', indicator, grain, period_from, cut, department, key, currency)) limit 200`,
      [governed],
    );
    expect(rows).toHaveLength(200);
    expect(rows.filter(({ value }) => value !== null).length).toBeGreaterThan(150);
    expect(rows.filter(({ indicator }) => governed.includes(indicator)).length).toBeGreaterThan(20);
    const asked = { ...ways, known: new Map() };
    for (const row of rows) {
      const { indicator, department, grain, period_from: from, period_to: to, cut, key, currency } = row;
      const cell = {
        indicator,
        department,
        within: 'enterprise',
        grain: grain as Grain,
        from: String(from),
        to: String(to),
        dimensions: cut === 'department' ? {} : { [cut]: key },
        ...(currency === '' ? {} : { currency: String(currency) }),
      };
      const { value, n, low, high } = row;
      for (const [name, ask] of Object.entries(surfaces))
        expect([name, cell, await ask(asked, cell)]).toStrictEqual([name, cell, { value, n, low, high }]);
    }
  }, 120_000);
});

const changed = '2026-03-15';
const governed = ['csat', 'relationship-index'];

/** Another version of what came with a plugin, in the middle of a month, and a formula of it. */
async function publishVersions(admin: Client): Promise<void> {
  const send = async (path: string, body: object) => {
    const answer = await admin.post(
      `/v1/indicator-definitions${path}`,
      JSON.stringify(body),
      'application/json',
    );
    if (answer.status > 299) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  };
  const why = 'One number.';
  const names = { en: 'One number', zh: '统一口径' };
  const common = { names, explanations: names, owner: 'CX', filter: null, exclude: null, minimumN: 1 };
  const rest = { target: null, thresholds: null, tags: [], polarity: 'higher-is-better' };
  const publish = async (path: string, from: string | null) => {
    await send(`${path}/submit`, { revision: 1, why });
    await send(`${path}/publish`, { revision: 2, from, why });
  };
  const bindings = [
    {
      input: 'satisfaction',
      measure: 'response:relationship.recommend',
      departments: ['sales'],
      conversion: { kind: 'table', points: [1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5] },
    },
    {
      input: 'satisfaction',
      measure: 'response:relationship.satisfaction',
      departments: ['service'],
      conversion: null,
    },
    {
      input: 'satisfaction',
      measure: 'response:relationship.satisfaction',
      departments: ['logistics'],
      conversion: { kind: 'reversed' },
    },
  ];
  const csat = {
    ...common,
    ...rest,
    unit: 'score',
    range: [1, 5],
    method: { kind: 'reading', reading: 'csat', bindings },
  };
  await send('/csat/versions', { body: csat, why });
  await publish('/csat/versions/2', changed);
  const method = { kind: 'formula', formula: '0.7 * nps + csat * csat / 3' };
  const index = { ...common, ...rest, unit: 'points', range: null, method };
  await send('', { key: 'relationship-index', body: index, why });
  await publish('/relationship-index/versions/1', null);
}

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
