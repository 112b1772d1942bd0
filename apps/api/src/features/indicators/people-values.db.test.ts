import metricLoyalty from '@attune/metric-loyalty';
import metricValue from '@attune/metric-value';
import { type ValuesQuery, valuesQuery } from '@attune/contracts';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { cloneDatabase } from '../../../test/support/clone-database.ts';
import { startCore } from '../../../test/support/core.ts';
import { contributedBy, definitionsOf } from '../../../test/support/definitions.ts';
import { flatDepartments } from '../../../test/support/flat-departments.ts';
import { viewerOf } from '../../../test/support/viewer.ts';
import { receiptsOf } from '../../../test/support/receipts.ts';
import { packActivity } from '../customer-activity/pack-activity.ts';
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
  time,
  data,
});
const order = (
  who: string | null,
  department: string,
  time: string,
  [amount, currency = 'CNY']: [number, string?],
) =>
  event('order.placed', `${time}T04:00:00Z`, {
    order: `o-${sent}`,
    department,
    ...(who === null ? {} : { customer: { externalId: who } }),
    amount: { amount, currency },
  });
const pair = (type: string, customer: string, absorbed: string) =>
  event(type, '2026-03-20T04:00:00Z', {
    customer: { externalId: customer },
    absorbed: { externalId: absorbed },
  });

async function send(...events: ReturnType<typeof event>[]) {
  const answers = await core.accept(events);
  expect(answers.map(({ status }) => status)).toEqual(events.map(() => 'accepted'));
  await core.fold();
}

beforeAll(async () => {
  clone = await cloneDatabase(inject('postgres'));
  core = await startCore(clone.url, { timeZone: 'Asia/Shanghai' });
  const departments = flatDepartments(core.departments);
  const definitions = definitionsOf(core, contributedBy(metricValue, metricLoyalty));
  const tokens = new ReceiptTokens(Buffer.alloc(32, 1));
  values = new ReadValues(core.database, departments, definitions, tokens);
  receipts = receiptsOf({ database: core.database, departments, definitions, tokens });
  // Ann orders in two departments and two months, Bob twice in one, Cid once; Dan and his second name once each.
  await send(
    order('ann', 'sales', '2026-02-10', [100]),
    order('ann', 'service', '2026-03-05', [300]),
    order('bob', 'sales', '2026-02-11', [1000]),
    order('bob', 'sales', '2026-02-12', [2000]),
    order('cid', 'service', '2026-03-31', [500]),
    order('dan', 'sales', '2026-03-01', [700]),
    order('dan-2', 'logistics', '2026-03-02', [900]),
    order('dan-2', 'logistics', '2026-03-03', [50, 'EUR']),
    order(null, 'sales', '2026-02-14', [9900]),
  );
});
afterAll(async () => {
  await core?.close();
  await clone?.[Symbol.asyncDispose]();
});

const viewer = (...keys: string[]) => viewerOf(core.departments, ...keys);
const ask = async (key: string, query: Partial<ValuesQuery> = {}, who = viewer('enterprise')) => {
  const full = valuesQuery.parse({ from: '2026-02-01', to: '2026-03-31', ...query });
  return (await values.read(who, key, full)).rows;
};
const brief = (rows: Awaited<ReturnType<typeof ask>>) =>
  rows.map((row) => [row.department ?? row.currency ?? row.period.slice(0, 7), row.value, row.n]);

/** The same before packing, in the middle of it, and after. */
const everyStage = (name: string, check: () => Promise<void>) =>
  test(name, async () => {
    await check();
    await packActivity(core.database.worker, 3);
    await check();
    await packActivity(core.database.worker, 1000);
    await check();
  });

everyStage('somebody is one person in every figure, whatever departments and months it spans', async () => {
  expect(brief(await ask('purchase-frequency'))).toEqual([['2026-02', 8 / 5, 5]]);
  expect(brief(await ask('repeat-purchase-rate', { by: 'department' }))).toEqual([
    ['enterprise', 3 / 5, 5],
    ['sales', 1 / 3, 3],
    ['service', 0, 2],
    ['logistics', 1, 1],
  ]);
  expect(brief(await ask('repeat-purchase-rate', { grain: 'month' }))).toEqual([
    ['2026-02', 1 / 2, 2],
    ['2026-03', 1 / 4, 4],
  ]);
  expect(brief(await ask('active-customers', { from: '2026-02-11', to: '2026-03-02' }))).toEqual([
    ['2026-02', 3, 3],
  ]);
});

everyStage('orders of nobody are left out and said; money is kept apart by currency', async () => {
  expect((await ask('purchase-frequency'))[0]?.excluded).toEqual({ 'no-customer': 1 });
  expect(brief(await ask('spend-per-customer'))).toEqual([
    ['CNY', 5500 / 5, 5],
    ['EUR', 50, 1],
  ]);
});

everyStage('who may see one department sees its people, counted from its facts alone', async () => {
  expect(brief(await ask('purchase-frequency', {}, viewer('sales')))).toEqual([['2026-02', 4 / 3, 3]]);
  expect(brief(await ask('active-customers', {}, viewer('service', 'logistics')))).toEqual([
    ['2026-02', 3, 3],
  ]);
});

test('a merge makes one person of two, taking it back two again; edits and withdrawals count', async () => {
  const repeat = () => ask('repeat-purchase-rate').then(brief);
  await send(pair('customer.merged', 'dan', 'dan-2'));
  expect(await repeat()).toEqual([['2026-02', 3 / 4, 4]]);
  await send(pair('customer.unmerged', 'dan', 'dan-2'));
  expect(await repeat()).toEqual([['2026-02', 3 / 5, 5]]);
  await send(
    event('fact.amended', '2026-03-21T00:00:00Z', {
      fact: { source: '/test', id: 'e-5' },
      data: { amount: { amount: 600, currency: 'CNY' } },
    }),
    event('fact.withdrawn', '2026-03-21T00:00:00Z', { fact: { source: '/test', id: 'e-4' } }),
  );
  await packActivity(core.database.worker, 1000);
  expect(await repeat()).toEqual([['2026-02', 2 / 5, 5]]);
  expect(brief(await ask('spend-per-customer'))[0]).toEqual(['CNY', 3600 / 5, 5]);
});

test('other cuts are refused, and name the one that is kept', async () => {
  for (const query of [{ by: 'department,channel' }, { where: 'channel == "web"' }])
    await expect(ask('repeat-purchase-rate', query)).rejects.toMatchObject({ code: 'cut-not-kept' });
});

test('a receipt counts the people again from the events', async () => {
  for (const key of ['repeat-purchase-rate', 'spend-per-customer', 'active-customers'])
    for (const { receipt, value, n } of await ask(key, { by: 'department', grain: 'month' }))
      expect(await receipts.read(viewer('enterprise'), receipt)).toMatchObject({
        value,
        n,
        recount: { outcome: 'same', value, n },
      });
});
