import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  basketTally,
  coPurchase,
  cohortRetention,
  nextBestProducts,
  rfmCutPoints,
  rfmFacts,
  rfmScores,
} from '../../src/index.ts';

const code = (wanted: string) => expect.objectContaining({ code: wanted });

describe('RFM', () => {
  const customer = (recencyDays: number, frequency: number, monetary: number | bigint) => ({
    recencyDays,
    frequency,
    monetary,
  });

  test('ties stay together, so bins may be uneven or empty', () => {
    const same = Array.from({ length: 10 }, () => customer(5, 1, 100));
    const cuts = rfmCutPoints(same);
    expect(new Set(same.map((one) => JSON.stringify(rfmScores(one, cuts))))).toEqual(
      new Set(['{"r":5,"f":1,"m":1}']),
    );
  });

  test('five distinct customers get five scores, the most recent the highest', () => {
    const five = [1, 2, 3, 4, 5].map((i) => customer(10 * i, i, 100n * BigInt(i)));
    const cuts = rfmCutPoints(five);
    expect(five.map((one) => rfmScores(one, cuts))).toEqual(
      [1, 2, 3, 4, 5].map((i) => ({ r: 6 - i, f: i, m: i })),
    );
  });

  test('cut points are exact where sums are beyond 2^53', () => {
    const base = 2n ** 60n;
    const many = [0n, 1n, 2n, 3n, 4n].map((i) => customer(1, 1, base + i));
    const cuts = rfmCutPoints(many);
    // At 0.2 of five values: position 0.8, so 0.8 above the lowest, in fifths.
    expect(cuts.monetary[0]).toBe(5n * base + 4n);
    expect(many.map((one) => rfmScores(one, cuts).m)).toEqual([1, 2, 3, 4, 5]);
  });

  test('stored cut points score a customer who was not in the run; without customers there are none', () => {
    const cuts = rfmCutPoints([1, 2, 3, 4, 5].map((i) => customer(i, i, i)));
    expect(rfmScores(customer(0, 99, 99), cuts)).toEqual({ r: 5, f: 5, m: 5 });
    expect(rfmCutPoints([])).toEqual({ bins: 5, recency: [], frequency: [], monetary: [] });
  });

  test('a better customer never scores lower', () => {
    const facts = fc.record({
      recencyDays: fc.nat(500),
      frequency: fc.integer({ min: 1, max: 30 }),
      monetary: fc.bigInt({ min: -100n, max: 10_000n }),
    });
    fc.assert(
      fc.property(fc.array(facts, { minLength: 2 }), fc.integer({ min: 2, max: 9 }), (all, bins) => {
        const cuts = rfmCutPoints(all, bins);
        const scored = all.map((one) => ({ ...one, ...rfmScores(one, cuts) }));
        for (const one of scored) {
          expect(Math.min(one.r, one.f, one.m)).toBeGreaterThanOrEqual(1);
          expect(Math.max(one.r, one.f, one.m)).toBeLessThanOrEqual(bins);
          for (const other of scored) {
            if (one.recencyDays <= other.recencyDays) expect(one.r).toBeGreaterThanOrEqual(other.r);
            if (one.frequency >= other.frequency) expect(one.f).toBeGreaterThanOrEqual(other.f);
            if (one.monetary >= other.monetary) expect(one.m).toBeGreaterThanOrEqual(other.m);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  test('refused: a purchase after the run, bins that are none, what is not whole', () => {
    expect(() => rfmFacts([[20_600, 5n]], '2026-01-01')).toThrow(code('negative'));
    expect(() => rfmFacts([], '2026-01-01')).toThrow(code('negative'));
    expect(() => rfmCutPoints([], 1)).toThrow(code('number-out-of-range'));
    expect(() => rfmCutPoints([customer(1.5, 1, 1)])).toThrow(code('count-not-whole'));
    expect(() => rfmCutPoints([customer(1, 1, Number.NaN)])).toThrow(code('amount-not-whole'));
  });
});

describe('cohorts', () => {
  const activity = (customer: string, ...periods: number[]) =>
    periods.map((period) => ({ customer, period }));
  const all = [...activity('a', 12, 10, 10), ...activity('b', 10), ...activity('c', 12, 13)];

  test('count each customer once per period, from the first one on', () => {
    expect(cohortRetention(all)).toEqual([
      { period: 10, size: 2, active: [2, 0, 1, 0], retention: [1, 0, 0.5, 0] },
      { period: 12, size: 1, active: [1, 1], retention: [1, 1] },
    ]);
  });
  test('a period that is not over is unknown, not low', () => {
    expect(cohortRetention(all, 12).map(({ active }) => active)).toEqual([
      [2, 0, 1, null],
      [1, null],
    ]);
  });
  test('of nobody there are none; a period must be whole', () => {
    expect(cohortRetention([])).toEqual([]);
    expect(() => cohortRetention(activity('a', 1.5))).toThrow(code('count-not-whole'));
    expect(() => cohortRetention(activity('a', Number.NaN))).toThrow(code('count-not-whole'));
  });
});

describe('co-purchase', () => {
  const { addAll, empty, remove, negate } = basketTally;
  const times = (count: number, ...basket: string[]) => Array.from({ length: count }, () => basket);
  // Tea goes with milk (lift 2), bread does not (lift 1).
  const tally = addAll(empty(), [
    ...times(40, 'tea', 'milk'),
    ...times(10, 'tea', 'bread'),
    ...times(10, 'milk', 'bread', 'bread'),
    ...times(20, 'bread'),
    ...times(20, 'salt'),
    ...times(1, 'tea', 'saffron'),
  ]);

  test('lift is confidence over the share of all', () => {
    expect(coPurchase(tally, 'tea', 'milk')).toEqual({
      n: 101,
      both: 40,
      support: 40 / 101,
      confidence: 40 / 51,
      lift: ((40 / 51) * 101) / 50,
    });
    expect(coPurchase(tally, 'milk', 'tea').lift).toBeCloseTo(coPurchase(tally, 'tea', 'milk').lift ?? 0, 12);
    expect(coPurchase(tally, 'tea', 'salt')).toMatchObject({ both: 0, lift: 0 });
    expect(coPurchase(tally, 'tea', 'unheard')).toMatchObject({ confidence: 0, lift: null });
    expect(coPurchase(empty(), 'tea', 'milk')).toMatchObject({ support: null, confidence: null, lift: null });
  });

  test('the next best product is one that is not owned and goes with what is', () => {
    expect(nextBestProducts(tally, ['tea'])).toMatchObject([{ product: 'milk', because: 'tea', both: 40 }]);
    expect(nextBestProducts(tally, ['tea', 'milk'])).toEqual([]);
    expect(nextBestProducts(tally, ['unheard'])).toEqual([]);
    expect(nextBestProducts(empty(), ['tea'])).toEqual([]);
  });
  test('a pair bought once does not lead the list, unless it is asked for', () => {
    expect(nextBestProducts(tally, ['saffron'])).toEqual([]);
    expect(nextBestProducts(tally, ['tea'], { minimumBoth: 1, limit: 1 })).toMatchObject([
      { product: 'milk' },
    ]);
  });
  test('counts below zero are contradictory until what they take back has come', () => {
    expect(() => coPurchase(remove(empty(), ['tea']), 'tea', 'milk')).toThrow(code('inconsistent'));
    expect(() => nextBestProducts(negate(tally), ['tea'])).toThrow(code('inconsistent'));
  });
  test('a basket of a thousand products is refused', () => {
    const huge = Array.from({ length: 1000 }, (_, i) => `p${i}`);
    expect(() => addAll(empty(), [huge])).toThrow(code('number-out-of-range'));
  });
});
