import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reading, ScoreValue } from '../../src/index.ts';
import {
  countTally,
  durationMean,
  durationMedian,
  durationP90,
  durationTally,
  netPromoter,
  responseCount,
  scoreMean,
  scoreTally,
  sumMean,
  sumTally,
  sumTotal,
  topBox,
} from '../../src/index.ts';

const recommend = scoreTally({ min: 0, max: 10 });
const five = scoreTally({ min: 1, max: 5 });
const nps = (values: ScoreValue[]) => recommend.addAll(recommend.empty(), values);
const csat = (values: ScoreValue[]) => five.addAll(five.empty(), values);
const money = (values: number[]) => sumTally.addAll(sumTally.empty(), values);
const times = (values: number[]) => durationTally.addAll(durationTally.empty(), values);

describe('an empty tally reads as null, never 0 or NaN', () => {
  test.each<[string, Reading]>([
    ['NPS', netPromoter(recommend.empty())],
    ['mean', scoreMean(five.empty())],
    ['top box', topBox(five.empty(), 2)],
    ['count', responseCount(countTally.empty())],
    ['total', sumTotal(sumTally.empty())],
    ['mean amount', sumMean(sumTally.empty())],
    ['mean duration', durationMean(durationTally.empty())],
    ['median duration', durationMedian(durationTally.empty())],
    ['p90 duration', durationP90(durationTally.empty())],
  ])('%s', (_, reading) => {
    expect(reading).toEqual({ value: null, n: 0, interval: null, excluded: {}, reason: 'empty' });
  });

  test('also when nothing counts, which is said', () => {
    expect(netPromoter(nps(['skipped', 'skipped', 'test']))).toEqual({
      value: null,
      n: 0,
      interval: null,
      excluded: { skipped: 2, test: 1 },
      reason: 'empty',
    });
  });
});

describe('a removal that came before its add is unsettled, not a number', () => {
  test.each<[string, Reading]>([
    ['NPS', netPromoter(recommend.remove(nps([9, 9]), 1))],
    ['mean', scoreMean(five.remove(csat([4]), 1))],
    ['top box', topBox(five.remove(csat([4]), 1), 2)],
    ['count', responseCount(countTally.remove(countTally.empty(), 1))],
    ['total', sumTotal(sumTally.remove(sumTally.empty(), 5))],
    ['total of none that is not 0', sumTotal(sumTally.remove(money([3]), 5))],
    ['median duration', durationMedian(durationTally.remove(times([5, 5]), 100))],
  ])('%s', (_, reading) => {
    expect(reading).toMatchObject({ value: null, interval: null, reason: 'unsettled' });
  });
});

test('NPS of 50 promoters, 35 passives and 15 detractors is 35', () => {
  const answers = [...repeat(9, 50), ...repeat(8, 35), ...repeat(3, 15)];
  expect(netPromoter(nps([...answers, 'no-consent']))).toEqual({
    value: 35,
    n: 100,
    interval: {
      low: expect.closeTo(19.9189995, 6),
      high: expect.closeTo(48.0421655, 6),
      level: 0.95,
      method: 'adjusted-wald',
    },
    excluded: { 'no-consent': 1 },
  });
});

test('NPS is only read on 0..10', () => {
  expect(() => netPromoter(csat([5]))).toThrow(expect.objectContaining({ code: 'scales-differ' }));
});

test('a level outside 0..1 is refused', () => {
  expect(() => netPromoter(nps([9]), { level: 1 })).toThrow(
    expect.objectContaining({ code: 'level-out-of-range' }),
  );
});

test('a mean of one answer has a value and no interval', () => {
  expect(scoreMean(csat([4]))).toEqual({ value: 4, n: 1, interval: null, excluded: {} });
});

test("the interval of a mean stays on the scale, where Student's would not", () => {
  expect(scoreMean(csat([1, 5])).interval).toEqual({ low: 1, high: 5, level: 0.95, method: 'student-t' });
});

test('top box counts the answers above max - top', () => {
  expect(topBox(csat([3, 4, 5, 3]), 2)).toMatchObject({ value: 0.5, n: 4, interval: { method: 'wilson' } });
  expect(() => topBox(csat([3]), 6)).toThrow(expect.objectContaining({ code: 'number-out-of-range' }));
});

test('amounts beyond 2^53 are summed exactly before they are divided', () => {
  const large = 2n ** 60n;
  const tally = sumTally.addAll(sumTally.empty(), [large + 3n, large + 1n]);
  expect(tally.sum).toBe(2n ** 61n + 4n);
  // s² of two values 2 apart is 2, also this far from 0.
  const { interval } = sumMean(tally, { level: 0.5 });
  expect(interval?.method).toBe('student-t');
  const near = sumMean(money([3, 1]));
  expect(near.value).toBe(2);
  // t of 0.95 with 1 df is 12.706, times the standard error √(2/2).
  expect(near.interval?.high).toBeCloseTo(2 + 12.706204736, 8);
  expect(sumTotal(money([3, 1, -5]))).toMatchObject({ value: -1, n: 3, interval: null });
});

describe('durations', () => {
  const hour = 3_600_000;
  const values = Array.from({ length: 99 }, (_, i) => (i + 1) * hour);
  test('mean exact, quantiles within 1 %', () => {
    expect(durationMean(times(values)).value).toBe(50 * hour);
    expect(within(durationMedian(times(values)).value, 50 * hour)).toBe(true);
    expect(within(durationP90(times(values)).value, 89.2 * hour)).toBe(true);
  });
  test('the interval of the median runs between order statistics', () => {
    const { interval } = durationMedian(times(values));
    // Bin(99, ½) covers 0.95 between the 40th and the 60th of 99.
    expect(within(interval?.low, 40 * hour)).toBe(true);
    expect(within(interval?.high, 60 * hour)).toBe(true);
    expect(interval?.method).toBe('order-statistics');
  });
  test('zero is a duration', () => {
    expect(durationMedian(times([0, 0, 0]))).toMatchObject({ value: 0, n: 3 });
  });
});

test('a value lies in its interval, and within what it can be', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 60 }), (answers) => {
      inside(scoreMean(csat(answers)), 1, 5);
      inside(topBox(csat(answers), 2), 0, 1);
    }),
  );
  fc.assert(
    fc.property(fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 60 }), (values) => {
      inside(durationMean(times(values)), 0, Infinity);
      inside(durationMedian(times(values)), 0, Infinity);
      inside(durationP90(times(values)), 0, Infinity);
    }),
  );
});

function inside({ value, interval }: Reading, min: number, max: number): void {
  expect(value).toBeGreaterThanOrEqual(min);
  expect(value).toBeLessThanOrEqual(max);
  if (interval === null || value === null) return;
  expect(interval.low).toBeGreaterThanOrEqual(min);
  expect(interval.high).toBeLessThanOrEqual(max);
  expect(interval.low).toBeLessThanOrEqual(value);
  expect(interval.high).toBeGreaterThanOrEqual(value);
}

function within(got: number | null | undefined, want: number): boolean {
  return typeof got === 'number' && Math.abs(got - want) <= want * 0.0101;
}

function repeat(value: number, times: number): number[] {
  return Array.from({ length: times }, () => value);
}
