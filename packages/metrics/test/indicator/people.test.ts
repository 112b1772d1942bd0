import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  amountPerPerson,
  amountPerTime,
  orderStatistics,
  peopleCount,
  peopleTally,
  repeatShare,
  timesInAll,
  timesPerPerson,
} from '../../src/index.ts';

const { addAll, empty, remove } = peopleTally;

/** Three customers: one order of 100, two of 150 together, five of 1,000 together; and four orders of nobody. */
const tally = addAll(empty(), [
  { times: 1, amount: 100 },
  { times: 2, amount: 150n },
  { times: 5, amount: 1000 },
  { anonymous: 4 },
]);

test('people are counted once, facts about nobody are left out and said', () => {
  expect(peopleCount(tally)).toEqual({
    value: 3,
    n: 3,
    interval: null,
    excluded: { 'no-customer': 4 },
    intervalReason: 'interval-not-defined',
  });
  expect(timesInAll(tally)).toBe(8);
});

test('frequency, repeaters and amounts, worked out by hand', () => {
  const frequency = timesPerPerson(tally);
  expect(frequency.value).toBeCloseTo(8 / 3, 12);
  // t of 2 degrees of freedom is 4.302653, s = √(13/3); the lower end is cut at one.
  expect(frequency.interval?.high).toBeCloseTo(8 / 3 + 4.30265273 * Math.sqrt(13 / 9), 6);
  expect(frequency.interval?.low).toBe(1);
  expect(repeatShare(tally, 2)).toMatchObject({ value: 2 / 3, n: 3, interval: { method: 'wilson' } });
  expect(repeatShare(tally, 5).value).toBeCloseTo(1 / 3, 12);
  expect(amountPerPerson(tally).value).toBeCloseTo(1250 / 3, 12);
  const order = amountPerTime(tally);
  expect(order.value).toBeCloseTo(1250 / 8, 12);
  expect(order.interval?.method).toBe('delta');
  // Residuals amount - 156.25 × times: -56.25, -162.5, 218.75; √(Σe²/2) / (√3 × 8/3) × t.
  const spread = Math.sqrt((56.25 ** 2 + 162.5 ** 2 + 218.75 ** 2) / 2) / Math.sqrt(3) / (8 / 3);
  expect(order.interval?.high).toBeCloseTo(156.25 + 4.30265273 * spread, 5);
});

test('nobody is null and not 0; what is owed cannot be read', () => {
  expect(repeatShare(empty(), 2)).toMatchObject({ value: null, n: 0, reason: 'empty' });
  expect(peopleCount(remove(empty(), { times: 2 }))).toMatchObject({ value: null, reason: 'unsettled' });
});

test('the same as order statistics say of the same orders', () => {
  const orders = fc.array(
    fc.record({ customer: fc.constantFrom('a', 'b', 'c', 'd'), sum: fc.bigInt({ min: 0n, max: 2n ** 60n }) }),
    { minLength: 1 },
  );
  fc.assert(
    fc.property(orders, (list) => {
      const rows = list.map(({ customer, sum }) => ({ customer, sum, currency: 'CNY', orders: 1 }));
      const known = orderStatistics(rows, 0.95);
      const people = addAll(
        empty(),
        Map.groupBy(list, ({ customer }) => customer)
          .values()
          .map((own) => ({ times: own.length, amount: own.reduce((sum, order) => sum + order.sum, 0n) })),
      );
      expect(people.n).toBe(known.buyers);
      expect(timesPerPerson(people).value).toBeCloseTo(known.purchaseFrequency as number, 12);
      expect(repeatShare(people, 2).value).toBe(known.repeatPurchaseRate);
      const value = known.revenue[0]?.averageOrderValue as number;
      expect(amountPerTime(people).value).toSatisfy(
        (amount: number) => Math.abs(amount - value) <= 1e-12 * Math.max(1, value),
      );
    }),
  );
});
