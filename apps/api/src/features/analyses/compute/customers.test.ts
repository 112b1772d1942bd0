import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compute, contributionOf, factRow } from '../../../../test/support/run-computation.ts';
import type { LogRow } from './log-row.ts';

const order = (customer: number, day: string, amount: number, department = 1) =>
  factRow({ customer, day, department, measures: { 'order.placed': 1, 'order.placed:amount.USD': amount } });

const vectors = join(import.meta.dirname, '../../../../../../packages/metrics/test/vectors');
const cdnow = readFileSync(join(vectors, 'cdnow_sample_transactions.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [customer = '', day = '', , amount = ''] = line.split(',');
    return order(Number(customer), day, Math.round(100 * Number(amount)), 1 + (Number(customer) % 2));
  });
const ask = (rows: readonly LogRow[], over: object = {}) =>
  compute(
    {
      kind: 'customer-lifetime-value',
      parameters: { currency: 'USD', from: '1997-01-01', to: '1997-09-30', ...over },
    },
    rows,
  );

test('the published fit of CDNOW, from its orders', () => {
  const result = ask(cdnow);
  expect(result).toMatchObject({ customers: 2357, purchasesReason: null, spendReason: null });
  expect(result.purchases?.logLikelihood).toBeCloseTo(-9582.4, 0);
  expect(result.purchases?.r).toBeCloseTo(0.243, 2);
  expect(result.purchases?.alpha).toBeCloseTo(4.414, 1);
  expect(result.spend?.p).toBeCloseTo(6.25, 1);
  const sum = (of: (row: (typeof result.departments)[number]) => number | null) =>
    result.departments.reduce((total, row) => total + (of(row) ?? 0), 0);
  expect(result.departments.map(({ department }) => department)).toEqual(['sales', 'service']);
  expect(sum(({ customers }) => customers)).toBe(2357);
  expect(sum(({ value }) => value)).toBeCloseTo(result.value ?? 0, 3);
  expect(sum(({ alive }) => alive)).toBeCloseTo(result.alive ?? 0, 6);
  const values = result.top.map(({ value }) => value ?? 0);
  expect(values).toEqual(values.toSorted((a, b) => b - a));
  expect(values.length).toBe(50);
});

test('the hold-out check of CDNOW: 39 weeks predict the next 39', () => {
  const { holdOut } = ask(cdnow, { to: '1998-06-30', holdOutDays: 273 });
  expect(holdOut).toMatchObject({ from: '1997-10-01', customers: 2357 });
  // Fader, Hardie & Lee 2005: within a few percent of what came.
  expect((holdOut?.predicted ?? 0) / (holdOut?.actual ?? 1)).toBeGreaterThan(0.85);
  expect((holdOut?.predicted ?? 0) / (holdOut?.actual ?? 1)).toBeLessThan(1.15);
  expect(holdOut?.byRepeats.map(({ repeats }) => repeats)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test('no customer, one, or none who came again', () => {
  const nothing = { purchases: null, spend: null, value: null, alive: null, top: [] };
  expect(ask([])).toMatchObject({
    ...nothing,
    customers: 0,
    purchasesReason: 'too-few-customers',
    holdOut: null,
  });
  expect(ask([order(1, '1997-02-01', 100)])).toMatchObject({
    ...nothing,
    customers: 1,
    departments: [{ department: 'sales', customers: 1, alive: null, value: null }],
  });
  const once = [1, 2, 3].map((customer) => order(customer, '1997-02-01', 100));
  expect(ask(once)).toMatchObject({
    ...nothing,
    purchasesReason: 'no-repeat-purchases',
    holdOutReason: 'no-repeat-purchases',
  });
  expect(ask(once, { to: '1997-03-01' })).toMatchObject({ holdOutReason: 'too-few-days' });
  expect(ask(cdnow, { currency: 'CNY' })).toMatchObject({ customers: 0 });
});

const answered = (customer: number, day: string, recommend: number) =>
  factRow({ customer, day, measures: { 'response.recorded': 1, 'response:s.recommend': recommend } });
const parts = [
  {
    id: 'loyalty',
    weight: 3,
    polarity: 'higher-is-better',
    normalisation: { kind: 'min-max', low: 0, high: 10 },
    measure: 'response:s.recommend',
    reading: 'latest',
  },
  {
    id: 'absence',
    weight: 1,
    polarity: 'lower-is-better',
    normalisation: { kind: 'min-max', low: 0, high: 20 },
    measure: 'order.placed',
    reading: 'days-since',
  },
];
const health = (rows: readonly LogRow[], over: object = {}) =>
  compute(
    { kind: 'customer-health', parameters: { parts, from: '2026-01-01', to: '2026-01-31', ...over } },
    rows,
    { merged: [[11, 1]] },
  );

test('health of each customer by hand', () => {
  const rows = [
    answered(1, '2026-01-01', 0),
    answered(11, '2026-01-10', 8),
    order(1, '2026-01-26', 100, 2),
    answered(2, '2026-01-05', 2),
    order(3, '2026-01-31', 100),
    // After the period.
    answered(2, '2026-02-05', 10),
  ];
  const result = health(rows);
  // 1: ¾ · 80 + ¼ · 75; 2: 20 without orders; 3 has a quarter of the weight, too little.
  expect(result).toMatchObject({ customers: 3, scored: 2, mean: (78.75 + 20) / 2 });
  expect(result.unscored).toEqual({ empty: 0, 'part-missing': 0, 'below-minimum-coverage': 1 });
  expect(result.lowest).toEqual([
    { customer: 2, department: 'sales', value: 20, coverage: 0.75, scores: { loyalty: 20, absence: null } },
    { customer: 1, department: 'service', value: 78.75, coverage: 1, scores: { loyalty: 80, absence: 75 } },
  ]);
  expect(result.distribution.map(({ customers }) => customers)).toEqual([0, 0, 1, 0, 0, 0, 0, 1, 0, 0]);
  expect(result.parts).toEqual([
    { id: 'loyalty', customers: 2, mean: 5, score: 50 },
    { id: 'absence', customers: 2, mean: 2.5, score: 87.5 },
  ]);
  expect(health(rows, { missing: 'null' }).unscored['part-missing']).toBe(2);
  expect(health([])).toMatchObject({ customers: 0, mean: null, lowest: [] });
});

const basket = (id: string, customer: number, products: readonly string[]): LogRow => [
  1,
  id,
  false,
  'order.placed',
  0,
  JSON.stringify({ items: products.map((product) => ({ product, quantity: 1 })) }),
  null,
  JSON.stringify([contributionOf({ customer, day: '2026-01-05', measures: { 'order.placed': 1 } })]),
];
const edit = (id: string, at: number, data: object, taken: object[] = []): LogRow => [
  1,
  id,
  true,
  'fact.amended',
  at,
  JSON.stringify(data),
  JSON.stringify(taken),
  null,
];
const bought = (rows: readonly LogRow[], over: object = {}) =>
  compute(
    { kind: 'co-purchase', parameters: { from: '2026-01-01', to: '2026-01-31', minimumBoth: 2, ...over } },
    rows,
  );

test('what is bought together, by hand, after edits', () => {
  const counted = contributionOf({ customer: 4, day: '2026-01-05', measures: { 'order.placed': 1 } });
  const rows = [
    // An edit may be read before what it edits.
    edit('e', 2, { patch: { items: [{ product: 'tea' }, { product: 'pot' }] } }),
    edit('e', 1, { patch: { items: [{ product: 'gone' }] } }),
    edit('w', 1, { withdraws: true }, [counted]),
    basket('a', 1, ['tea', 'pot']),
    basket('b', 2, ['tea', 'pot', 'tea']),
    basket('c', 3, ['tea']),
    basket('d', 3, ['cup']),
    basket('e', 4, ['nothing']),
    basket('w', 4, ['tea', 'cup']),
    basket('n', 4, []),
    ...['f', 'g', 'h'].map((id) => basket(id, 9, ['cup'])),
  ];
  const result = bought(rows);
  expect(result).toMatchObject({ baskets: 8, products: 3, leftOut: 1 });
  expect(result.pairs).toEqual([
    {
      first: 'pot',
      second: 'tea',
      both: 3,
      support: 3 / 8,
      confidence: 1,
      confidenceBack: 3 / 4,
      lift: 2,
      cautiousLift: expect.any(Number),
    },
  ]);
  expect(result.next.map(({ product, baskets }) => [product, baskets])).toEqual([
    ['cup', 4],
    ['tea', 4],
    ['pot', 3],
  ]);
  // The order of customer 4, and the two of customer 3 as one.
  expect(bought(rows, { basket: 'customer' })).toMatchObject({ baskets: 5, products: 3 });
  expect(bought([])).toMatchObject({ baskets: 0, products: 0, pairs: [], next: [] });
});
