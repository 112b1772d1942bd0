import metricLoyalty from '@attune/metric-loyalty';
import { type ValuesQuery, valuesQuery } from '@attune/contracts';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { cloneDatabase } from '../../../test/support/clone-database.ts';
import { startCore } from '../../../test/support/core.ts';
import { contributedBy, definitionsOf } from '../../../test/support/definitions.ts';
import { viewerOf } from '../../../test/support/viewer.ts';
import { receiptsOf } from '../../../test/support/receipts.ts';
import { DepartmentTree } from '../departments/department-tree.ts';
import type { Departments } from '../departments/departments.ts';
import type { ReadReceipt } from './read-receipt.ts';
import { ReadValues } from './read-values.ts';
import { ReceiptTokens } from './receipt-tokens.ts';

let clone: Awaited<ReturnType<typeof cloneDatabase>>;
let core: Awaited<ReturnType<typeof startCore>>;
let values: ReadValues;
let receipts: ReadReceipt;
let sent = 0;

const event = (type: string, time: string, data: Record<string, unknown>) => ({
  specversion: '1.0',
  id: `e-${++sent}`,
  source: '/test',
  type,
  time: time.includes('T') ? time : `${time}T04:00:00Z`,
  data,
});
const started = (subscription: string, department: string, time: string, more = {}) =>
  event('subscription.started', time, { subscription, department, ...more });
const cancelled = (subscription: string, department: string, time: string, more = {}) =>
  event('subscription.cancelled', time, { subscription, department, ...more });
const amended = (id: string, change: Record<string, unknown>) =>
  event('fact.amended', '2026-07-01', { fact: { source: '/test', id }, ...change });

async function send(...events: ReturnType<typeof event>[]) {
  const answers = await core.accept(events);
  expect(answers.map(({ status }) => status)).toEqual(events.map(() => 'accepted'));
  await core.fold();
}

beforeAll(async () => {
  clone = await cloneDatabase(inject('postgres'));
  core = await startCore(clone.url, { partitions: 3, timeZone: 'Asia/Shanghai' });
  const names = { en: '', zh: '' };
  const id = (key: string) => core.departments.get(key) as number;
  const always = { fromDay: '-infinity', toDay: 'infinity' };
  const tree = new DepartmentTree(
    [...core.departments].map(([key, id]) => ({ id, key, names })),
    [
      { departmentId: id('enterprise'), parentId: null, ...always },
      { departmentId: id('sales'), parentId: id('enterprise'), ...always },
      { departmentId: id('logistics'), parentId: id('enterprise'), ...always },
      // Below sales until the middle of June.
      { departmentId: id('service'), parentId: id('sales'), fromDay: '-infinity', toDay: '2026-06-15' },
      { departmentId: id('service'), parentId: id('enterprise'), fromDay: '2026-06-15', toDay: 'infinity' },
    ],
  );
  const departments = { tree: () => tree, treeToday: () => tree.treeOn('2026-11-22') } as Departments;
  const definitions = definitionsOf(core, contributedBy(metricLoyalty));
  const tokens = new ReceiptTokens(Buffer.alloc(32, 1));
  values = new ReadValues(core.database, departments, definitions, tokens);
  receipts = receiptsOf({ database: core.database, departments, definitions, tokens });
  const ann = { customer: { externalId: 'ann' } };
  await send(
    // In Shanghai this is January. Ended in April; back in June.
    started('s-1', 'sales', '2025-12-31T16:00:00Z', ann),
    // In another department, and of a customer who is not named: told of on another partition than its beginning.
    cancelled('s-1', 'logistics', '2026-04-10'),
    started('s-1', 'sales', '2026-06-02', ann),
    started('s-2', 'sales', '2026-01-05'),
    started('s-3', 'sales', '2026-02-05'),
    // Joined and lost within the second quarter.
    started('s-4', 'sales', '2026-04-02'),
    cancelled('s-4', 'service', '2026-05-02'),
    started('s-5', 'service', '2026-03-31'),
    started('s-6', 'service', '2026-03-31'),
    cancelled('s-6', 'service', '2026-06-20'),
    // Nobody knows when this one began.
    cancelled('s-8', 'service', '2026-05-05'),
    started('s-9', 'sales', '2026-01-01', { test: true }),
    // Runs already, and stays where it was begun.
    started('s-3', 'service', '2026-03-05'),
  );
});
afterAll(async () => {
  await core?.close();
  await clone?.[Symbol.asyncDispose]();
});

const viewer = (...keys: string[]) => viewerOf(core.departments, ...keys);
const ask = async (query: Partial<ValuesQuery> = {}, key = 'retention', who = viewer('enterprise')) => {
  const full = valuesQuery.parse({ from: '2026-04-01', to: '2026-06-30', ...query });
  return (await values.read(who, key, full)).rows;
};
const brief = (rows: Awaited<ReturnType<typeof ask>>) =>
  rows.map((row) => [row.department ?? row.period.slice(0, 7), row.value, row.n]);

test('of those there at the start; who joins and leaves within, or comes back, does not count', async () => {
  expect(await ask({ department: 'sales', from: '2026-04-01', to: '2026-05-31' })).toMatchObject([
    // s-1 of s-1, s-2, s-3 and of service s-5, s-6 was lost.
    { value: 4 / 5, n: 5, interval: { method: 'wilson', low: expect.closeTo(0.3755, 4) } },
  ]);
  expect(brief(await ask({ by: 'department' }))).toEqual([
    ['enterprise', 3 / 5, 5],
    ['sales', 3 / 5, 5],
    ['service', 1 / 2, 2],
  ]);
  expect(brief(await ask({ by: 'department' }, 'churn'))).toEqual([
    ['enterprise', 2 / 5, 5],
    ['sales', 2 / 5, 5],
    ['service', 1 / 2, 2],
  ]);
});

test('month by month, null with its reason where nobody was there, compared with as many months before', async () => {
  const rows = await ask({ grain: 'month', from: '2026-01-01', to: '2026-06-30' });
  expect(brief(rows)).toEqual([
    ['2026-01', null, 0],
    ['2026-02', 1, 2],
    ['2026-03', 1, 3],
    ['2026-04', 4 / 5, 5],
    ['2026-05', 4 / 5, 5],
    ['2026-06', 3 / 4, 4],
  ]);
  expect(rows[0]).toMatchObject({ reason: 'empty', interval: null, change: null });
  expect(rows.map(({ change }) => change?.difference ?? null)).toEqual([
    null,
    null,
    0,
    expect.closeTo(-0.2, 12),
    0,
    expect.closeTo(-0.05, 12),
  ]);
  const [quarter] = await ask({ grain: 'quarter' });
  // Nobody was there when the quarter before began.
  expect(quarter).toMatchObject({ value: 3 / 5, change: null });
  const [months] = await ask({ from: '2026-03-01', to: '2026-04-30' });
  // Of January and February nobody; of March and April s-1 was lost, of three.
  expect(months).toMatchObject({ value: 2 / 3, n: 3, change: null });
  const [two] = await ask({ from: '2026-04-01', to: '2026-05-31' });
  // Of February and March both of two stayed.
  expect(two?.change?.difference).toBeCloseTo(4 / 5 - 1, 12);
  expect(two?.change?.against).toBe('2026-02-01/2026-03-31');
});

test('a parent has the departments that were below it when the period began', async () => {
  const inSales = async (from: string, to: string) => brief(await ask({ department: 'sales', from, to }));
  expect(await inSales('2026-06-01', '2026-06-30')).toEqual([['2026-06', 3 / 4, 4]]);
  expect(await inSales('2026-07-01', '2026-07-31')).toEqual([['2026-07', 1, 3]]);
});

test('who may see one department reads its subscriptions alone', async () => {
  expect(brief(await ask({}, 'retention', viewer('service')))).toEqual([['2026-04', 1 / 2, 2]]);
});

test.each([
  [{ from: '2026-04-02' }, 'from'],
  [{ to: '2026-06-29' }, 'to'],
  [{ grain: 'week' }, 'grain'],
  [{ grain: 'day' }, 'grain'],
] as const)('%j is no whole months', async (query, field) => {
  for (const key of ['retention', 'churn'])
    await expect(ask(query, key)).rejects.toMatchObject({
      code: 'period-not-whole-months',
      field,
      status: 422,
    });
});

test('other cuts are refused', async () => {
  for (const query of [{ by: 'department,channel' }, { where: 'channel == "web"' }])
    await expect(ask(query)).rejects.toMatchObject({ code: 'cut-not-kept' });
});

const same = async () => {
  for (const key of ['retention', 'churn'])
    for (const grain of ['month', 'quarter'] as const)
      for (const { receipt, value, n } of await ask({ grain, by: 'department', from: '2026-01-01' }, key))
        expect(await receipts.read(viewer('enterprise'), receipt)).toMatchObject({
          value,
          n,
          recount: { outcome: 'same', value, n },
        });
};

test('a receipt counts the tenures again from the events, and says of what', async () => {
  await same();
  const [row] = await ask({ department: 'sales' });
  expect(await receipts.read(viewer('enterprise'), row?.receipt ?? '')).toMatchObject({
    departments: ['sales', 'service'],
    measures: [
      { input: 'subscriptions', key: 'subscription.started' },
      { input: 'subscriptions', key: 'subscription.cancelled' },
    ],
    parts: { numerator: 3, denominator: 5 },
    recount: { outcome: 'same', events: 11 },
  });
});

test('edits, withdrawals and moves count, and what was shown before is still the same', async () => {
  const [before] = await ask({ department: 'sales' });
  await send(
    // s-1 ended in March; s-3 was in service from the beginning; s-6 did not end; it was s-2 that ended in May, not s-4.
    amended('e-2', { time: '2026-03-10T04:00:00Z' }),
    amended('e-5', { data: { department: 'service' } }),
    event('fact.withdrawn', '2026-07-01', { fact: { source: '/test', id: 'e-10' } }),
    amended('e-7', { data: { subscription: 's-2' } }),
  );
  expect(brief(await ask({ by: 'department' }))).toEqual([
    // At the start s-2, and in service s-3, s-5, s-6; of these s-2 was lost.
    ['enterprise', 3 / 4, 4],
    ['sales', 3 / 4, 4],
    ['service', 1, 3],
  ]);
  await same();
  expect(await receipts.read(viewer('enterprise'), before?.receipt ?? '')).toMatchObject({
    recount: { outcome: 'same', value: 3 / 5 },
  });
});
