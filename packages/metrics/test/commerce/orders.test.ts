import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Order, OrderRow } from '../../src/index.ts';
import {
  acquisitionCost,
  customerNetValue,
  discountedLifetimeValue,
  historicValue,
  monthlyRate,
  orderRows,
  orderStatistics,
  purchaseDays,
  purchaseSummary,
  simpleLifetimeValue,
} from '../../src/index.ts';

const cny = (amount: number | bigint) => ({ amount, currency: 'CNY' });
const code = (wanted: string) => expect.objectContaining({ code: wanted });
const march = { start: '2026-03-01', end: '2026-04-01' };
const order = (customer: string, day: string, total = cny(100), cancelled?: boolean): Order => ({
  customer,
  day,
  total,
  cancelled,
});

describe('orders of a period', () => {
  test('start on its first day and end before its last; cancelled ones are out', () => {
    const rows = orderRows(
      [
        order('a', '2026-02-28'),
        order('a', '2026-03-01'),
        order('a', '2026-03-31'),
        order('b', '2026-03-05', cny(50), true),
        order('b', '2026-04-01'),
        order('c', '2026-03-07', { amount: 40, currency: 'EUR' }),
      ],
      march,
    );
    expect(orderStatistics(rows, 0.95)).toMatchObject({
      orders: 3,
      buyers: 2,
      purchaseFrequency: 1.5,
      repeatBuyers: 1,
      repeatPurchaseRate: 0.5,
      revenue: [
        { currency: 'CNY', orders: 2, revenue: 200n, averageOrderValue: 100 },
        { currency: 'EUR', orders: 1, revenue: 40n, averageOrderValue: 40 },
      ],
    });
  });

  test('nobody: null, not 0', () => {
    expect(orderStatistics([], 0.95)).toEqual({
      orders: 0,
      buyers: 0,
      purchaseFrequency: null,
      repeatBuyers: 0,
      repeatPurchaseRate: null,
      interval: null,
      revenue: [],
    });
  });

  test('revenue far beyond 2^53 is exact', () => {
    const huge = 2n ** 70n;
    const rows = orderRows([order('a', '2026-03-01', cny(huge)), order('b', '2026-03-01', cny(1))], march);
    expect(orderStatistics(rows, 0.95).revenue[0]?.revenue).toBe(huge + 1n);
  });

  const row = fc.record({
    customer: fc.constantFrom('a', 'b', 'c', '__proto__'),
    currency: fc.constantFrom('CNY', 'EUR'),
    orders: fc.nat(3),
    sum: fc.bigInt({ min: 0n, max: 2n ** 80n }),
  });
  test('in any order and any parts they say the same', () => {
    fc.assert(
      fc.property(fc.array(row), (rows: OrderRow[]) => {
        const added = new Map<string, OrderRow>();
        for (const next of rows) {
          const key = `${next.customer} ${next.currency}`;
          const known = added.get(key) ?? { ...next, orders: 0, sum: 0n };
          added.set(key, { ...known, orders: known.orders + next.orders, sum: known.sum + next.sum });
        }
        expect(orderStatistics(rows.toReversed(), 0.95)).toEqual(orderStatistics(added.values(), 0.95));
      }),
    );
  });

  test.each([
    [[order('a', '2026-02-30')], 'day-invalid'],
    [[order('a', '2026-03-01', cny(1.5))], 'amount-not-whole'],
    [[order('a', '2026-03-01', cny(Number.NaN))], 'amount-not-whole'],
  ])('refused: %j', (orders, wanted) => {
    expect(() => orderRows(orders, march)).toThrow(code(wanted));
  });
  test('refused: a period that ends before it starts, and more orders taken back than there were', () => {
    expect(() => orderRows([], { start: march.end, end: march.start })).toThrow(code('negative'));
    const taken = { customer: 'a', currency: 'CNY', orders: -1, sum: -5n };
    expect(() => orderStatistics([taken], 0.95)).toThrow(code('inconsistent'));
  });
});

describe('purchase days', () => {
  const bought = (customer: string, day: string, amount: number | bigint) => ({
    customer,
    day,
    total: cny(amount),
  });
  test('of one day are one; the first is not a repeat', () => {
    const days = purchaseDays(
      [
        bought('a', '2026-01-15', 500),
        bought('a', '2026-01-01', 100),
        bought('a', '2026-01-15', 300),
        bought('a', '2026-01-29', 1000),
        bought('a', '2026-03-01', 9),
        bought('b', '2026-02-05', 9),
      ],
      '2026-02-05',
    );
    expect([...days.keys()]).toEqual(['a', 'b']);
    expect(purchaseSummary(days.get('a') ?? [], '2026-02-05')).toEqual({
      repeats: 2,
      recency: 4,
      age: 5,
      mean: 900,
    });
    expect(purchaseSummary(days.get('b') ?? [], '2026-02-05')).toEqual({
      repeats: 0,
      recency: 0,
      age: 0,
      mean: null,
    });
  });
  test('of two currencies are refused', () => {
    const euro = { customer: 'a', day: '2026-01-01', total: { amount: 1, currency: 'EUR' } };
    expect(() => purchaseDays([bought('a', '2026-01-01', 1), euro], '2026-01-02')).toThrow(
      code('currencies-differ'),
    );
  });
});

describe('lifetime value', () => {
  test("Gupta and Lehmann's multiples", () => {
    const plan = { margin: 1, discount: 0.12, periods: 10 };
    expect(discountedLifetimeValue({ ...plan, retention: 0.8 }).infiniteAfterOnePeriod).toBeCloseTo(2.5, 12);
    expect(discountedLifetimeValue({ ...plan, retention: 0.9 }).infiniteAfterOnePeriod).toBeCloseTo(4.09, 2);
  });
  test('a long horizon comes near the infinite one, also where retention almost eats the discount', () => {
    const plan = { margin: 7, retention: 1, discount: 1e-9, periods: 1e12 };
    const { finite, infinite } = discountedLifetimeValue(plan);
    expect(finite / (infinite ?? 0)).toBeCloseTo(1, 9);
    expect(discountedLifetimeValue({ ...plan, periods: 3 }).finite).toBeCloseTo(21, 6);
    expect(discountedLifetimeValue({ ...plan, periods: 0 }).finite).toBe(0);
    expect(discountedLifetimeValue({ margin: 7, retention: 0, discount: 0, periods: 0 }).finite).toBe(0);
  });
  test('is null where the sum has no end', () => {
    expect(discountedLifetimeValue({ margin: 1, retention: 1, discount: 0, periods: 12 })).toEqual({
      finite: 12,
      infinite: null,
      infiniteAfterOnePeriod: null,
    });
    expect(
      discountedLifetimeValue({ margin: 1, retention: 1, discount: -0.1, periods: 1 }).infinite,
    ).toBeNull();
  });
  test.each([
    { margin: Number.NaN },
    { margin: Infinity },
    { retention: 1.1 },
    { retention: -0.1 },
    { discount: -1 },
    { discount: Infinity },
    { margin: 1e308, retention: 1, discount: 0, periods: 100 },
  ])('refuses %j', (wrong) => {
    const plan = { margin: 1, retention: 0.5, discount: 0.1, periods: 3, ...wrong };
    expect(() => discountedLifetimeValue(plan)).toThrow(code('number-out-of-range'));
  });
  test('twelve monthly rates make the yearly one', () => {
    expect((1 + monthlyRate(0.12)) ** 12).toBeCloseTo(1.12, 14);
    expect(() => monthlyRate(-1)).toThrow(code('number-out-of-range'));
  });
  test('historic value keeps currencies apart, exactly', () => {
    expect(historicValue([cny(2n ** 60n), { amount: 5, currency: 'EUR' }, cny(-1)])).toEqual(
      new Map([
        ['CNY', 2n ** 60n - 1n],
        ['EUR', 5n],
      ]),
    );
  });
  test('the simple one', () => {
    const plan = { orderValue: 50, frequency: 4, lifespan: 3, marginRate: 0.2 };
    expect(simpleLifetimeValue(plan)).toEqual({ revenue: 600, margin: 120 });
    expect(() => simpleLifetimeValue({ ...plan, lifespan: Infinity })).toThrow(code('number-out-of-range'));
    expect(() => simpleLifetimeValue({ ...plan, frequency: -1 })).toThrow(code('number-out-of-range'));
  });
});

describe('cost and net value', () => {
  test('acquiring nobody has no cost per head, and shows the spend', () => {
    expect(acquisitionCost(cny(5000), 0)).toEqual({
      currency: 'CNY',
      spend: 5000n,
      newCustomers: 0,
      cost: null,
    });
    expect(acquisitionCost(cny(2n ** 70n), 4).cost).toBe(2 ** 68);
    expect(() => acquisitionCost(cny(1), -1)).toThrow(code('count-not-whole'));
  });
  test('an unknown part makes the value unknown, and is shown', () => {
    const parts = {
      lifetimeMargin: { amount: 900, currency: 'CNY' },
      acquisitionCost: { amount: 300, currency: 'CNY' },
      costToServe: { amount: 100, currency: 'CNY' },
    };
    expect(customerNetValue(parts)).toMatchObject({ value: 500, returnOnAcquisition: 3 });
    expect(customerNetValue({ ...parts, costToServe: null })).toMatchObject({
      value: null,
      returnOnAcquisition: 3,
    });
    expect(customerNetValue({ ...parts, acquisitionCost: null })).toMatchObject({
      value: null,
      returnOnAcquisition: null,
      lifetimeMargin: { amount: 900 },
    });
    const free = { amount: 0, currency: 'CNY' };
    expect(customerNetValue({ ...parts, acquisitionCost: free })).toMatchObject({
      value: 800,
      returnOnAcquisition: null,
    });
  });
  test('two currencies are refused', () => {
    const [yuan, euro] = [
      { amount: 1, currency: 'CNY' },
      { amount: 1, currency: 'EUR' },
    ];
    expect(() =>
      customerNetValue({ lifetimeMargin: yuan, acquisitionCost: euro, costToServe: null }),
    ).toThrow(code('currencies-differ'));
  });
});
