import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/index.ts';
import {
  countTally,
  durationMeanChange,
  durationTally,
  netPromoterChange,
  responseCountChange,
  scoreMeanChange,
  scoreTally,
  sumMeanChange,
  sumTally,
  topBoxChange,
} from '../../src/index.ts';

const recommend = scoreTally({ min: 0, max: 10 });
const five = scoreTally({ min: 1, max: 5 });
const nps = (promoters: number, passives: number, detractors: number) =>
  recommend.addAll(recommend.empty(), [
    ...repeat(9, promoters),
    ...repeat(7, passives),
    ...repeat(0, detractors),
  ]);
const csat = (values: number[]) => five.addAll(five.empty(), values);
const wave = (k: number, n: number) => csat([...repeat(5, k), ...repeat(1, n - k)]);
const count = (n: number) => countTally.add(countTally.empty(), n);
const sum = (values: number[]) => sumTally.addAll(sumTally.empty(), values);
const times = (values: number[]) => durationTally.addAll(durationTally.empty(), values);

describe('no change can be told where a wave is empty', () => {
  test.each<[string, Change | null]>([
    ['NPS', netPromoterChange(nps(0, 0, 0), nps(1, 1, 1))],
    ['mean', scoreMeanChange(csat([4]), csat([]))],
    ['share', topBoxChange({ before: csat([]), after: csat([4]) }, 2)],
    ['count', responseCountChange(count(0), count(5))],
    ['amount', sumMeanChange(sum([1, 2]), sum([]))],
    ['duration', durationMeanChange(times([]), times([1]))],
    ['unsettled', scoreMeanChange(five.remove(csat([4]), 2), csat([4, 5]))],
  ])('%s', (_, change) => expect(change).toBeNull());
});

test('NPS: the difference of the scores shown, tested with the adjusted quantities', () => {
  // p and interval from the reference vectors nps-cmp-1 and nps-cmp-2.
  expect(netPromoterChange(nps(50, 35, 15), nps(60, 25, 15))).toMatchObject({
    difference: 10,
    p: expect.closeTo(0.3435092130016606, 10),
    significant: false,
    interval: { low: expect.closeTo(-10.379612848546593, 8), method: 'adjusted-wald' },
  });
  expect(netPromoterChange(nps(500, 350, 150), nps(600, 250, 150))).toMatchObject({
    difference: 10,
    p: expect.closeTo(0.002331819680456426, 10),
    significant: true,
  });
});

test("mean: Welch's t, against scipy.stats.ttest_ind(equal_var=False)", () => {
  const change = scoreMeanChange(csat([1, 2, 2, 3, 3]), csat([3, 4, 4, 5, 5, 5, 2]));
  expect(change?.difference).toBeCloseTo(1.8, 12);
  expect(change?.p).toBeCloseTo(0.010698934496156763, 10);
  expect(change?.interval?.low).toBeCloseTo(0.5187044135096517, 9);
  expect(change?.interval?.high).toBeCloseTo(3.0812955864903477, 9);
  expect(change?.significant).toBe(true);
  expect(sumMeanChange(sum([1, 2, 2, 3, 3]), sum([3, 4, 4, 5, 5, 5, 2]))?.p).toBeCloseTo(
    0.010698934496156763,
    10,
  );
});

test('mean: a difference without any spread has no test', () => {
  expect(scoreMeanChange(csat([3, 3]), csat([4, 4]))).toEqual({
    difference: 1,
    p: null,
    significant: false,
    interval: null,
    method: 'welch-t',
  });
  expect(scoreMeanChange(csat([3]), csat([4, 5]))).toMatchObject({ difference: 1.5, p: null });
});

test('share: pooled z and Newcombe, from the reference vector rate-2p-1', () => {
  expect(topBoxChange({ before: wave(48, 80), after: wave(56, 70) }, 2)).toMatchObject({
    difference: expect.closeTo(0.2, 12),
    p: expect.closeTo(0.00804508136819656, 10),
    significant: true,
    interval: { low: expect.closeTo(0.05243147240236498, 10), method: 'newcombe' },
  });
  expect(topBoxChange({ before: wave(5, 5), after: wave(7, 7) }, 2)).toMatchObject({
    difference: 0,
    p: null,
  });
});

test('count: exact, given the total', () => {
  // 2 P(X <= 1 | 6, ½) = 2 (1 + 6) / 64.
  expect(responseCountChange(count(5), count(1))).toMatchObject({
    difference: -4,
    p: expect.closeTo(14 / 64, 12),
  });
  expect(responseCountChange(count(7), count(7))).toMatchObject({ difference: 0, p: 1, significant: false });
  expect(responseCountChange(count(1000), count(1200))?.significant).toBe(true);
  // Twice as much in twice the time is no change of the rate.
  const twice = { exposure: { before: 30, after: 60 } };
  expect(responseCountChange(count(100), count(200), twice)?.significant).toBe(false);
  expect(() => responseCountChange(count(1), count(2), { exposure: { before: 0, after: 1 } })).toThrow(
    expect.objectContaining({ code: 'number-out-of-range' }),
  );
});

test('equal waves are never significant, and a stricter level finds less', () => {
  expect(netPromoterChange(nps(3, 2, 1), nps(3, 2, 1))).toMatchObject({
    difference: 0,
    p: 1,
    significant: false,
  });
  const waves = [nps(50, 30, 20), nps(62, 24, 14)] as const;
  expect(netPromoterChange(...waves, { level: 0.8 })?.significant).toBe(true);
  expect(netPromoterChange(...waves, { level: 0.99 })?.significant).toBe(false);
});

function repeat(value: number, times: number): number[] {
  return Array.from({ length: times }, () => value);
}
