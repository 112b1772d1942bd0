import { describe, expect, test } from 'vitest';
import {
  countRate,
  countRateChange,
  countTally,
  durationMedian,
  durationPercentileChange,
  durationTally,
  durationWithin,
  durationWithinChange,
  sumPerCount,
  sumShare,
  sumShareChange,
  sumTally,
  untestedChange,
} from '../../src/index.ts';

const times = (...ms: number[]) => durationTally.addAll(durationTally.empty(), ms);
const sum = (...amounts: (number | bigint)[]) => sumTally.addAll(sumTally.empty(), amounts);
const count = (n: number) => countTally.add(countTally.empty(), n);
const beyond = 9_007_199_254_740_993n;
const hour = 3_600_000;

describe('times within a target', () => {
  test('three of four within an hour, whoever takes exactly as long included', () => {
    expect(durationWithin(times(0, 60_000, hour, 2 * hour), hour)).toMatchObject({
      value: 0.75,
      n: 4,
      interval: { low: expect.closeTo(0.300_642, 6), high: expect.closeTo(0.954_413, 6), method: 'wilson' },
    });
  });
  test('nothing and what is taken back too early are null', () => {
    expect(durationWithin(times(), hour)).toMatchObject({ value: null, n: 0, reason: 'empty' });
    const owing = durationTally.remove(times(5, 6), 7);
    expect(durationWithin(owing, hour)).toMatchObject({ value: null, reason: 'unsettled' });
    expect(durationWithinChange({ before: times(), after: times(1) }, hour)).toBeNull();
  });
  test('more within than before', () => {
    const before = times(...Array.from({ length: 40 }, (_, i) => (i < 10 ? 1 : 2) * hour));
    const after = times(...Array.from({ length: 40 }, (_, i) => (i < 30 ? 1 : 2) * hour));
    expect(durationWithinChange({ before, after }, hour)).toMatchObject({
      difference: 0.5,
      significant: true,
    });
  });
});

describe('the change of a median', () => {
  const wave = (scale: number, n = 60) =>
    times(...Array.from({ length: n }, (_, i) => scale * (1000 + 10 * i)));
  test('is that of the medians, tested by their order statistics', () => {
    const before = wave(1);
    const after = wave(2);
    const change = durationPercentileChange({ before, after }, 0.5);
    const medians = [before, after].map((tally) => durationMedian(tally).value as number) as [number, number];
    expect(change).toMatchObject({ difference: medians[1] - medians[0], significant: true });
    expect(change?.interval?.low).toBeGreaterThan(0);
  });
  test('has no test where a wave is too small, and is null where one is empty', () => {
    expect(durationPercentileChange({ before: wave(1, 3), after: wave(1) }, 0.5)).toMatchObject({
      p: null,
      significant: false,
      interval: null,
    });
    expect(durationPercentileChange({ before: times(), after: wave(1) }, 0.5)).toBeNull();
  });
});

describe('shares of units', () => {
  test('15 of 148 units, in two lots', () => {
    // Newcombe 1998, table I: 0.0624 to 0.1605.
    expect(sumShare({ part: sum(10, 5), whole: sum(100, 48) })).toMatchObject({
      value: 15 / 148,
      n: 148,
      interval: { low: expect.closeTo(0.0624, 4), high: expect.closeTo(0.1605, 4) },
    });
  });
  test('far beyond 2^53 the value is exact and the interval is one', () => {
    const { value, interval } = sumShare({ part: sum(beyond), whole: sum(beyond * 3n) });
    expect(value).toBe(1 / 3);
    expect(interval?.low).toBeLessThan(1 / 3);
    expect(interval?.high).toBeGreaterThan(1 / 3);
  });
  test('contradictions are null with their reason', () => {
    expect(sumShare({ part: sum(3), whole: sum(2) })).toMatchObject({ value: null, reason: 'inconsistent' });
    expect(sumShare({ part: sum(), whole: sum() })).toMatchObject({ value: null, n: 0, reason: 'empty' });
    expect(sumShare({ part: sum(0), whole: sum(0) })).toMatchObject({ value: null, reason: 'no-exposure' });
    expect(sumShare({ part: sum(-1), whole: sum(2) })).toMatchObject({ value: null, reason: 'unsettled' });
  });
  test('equal waves do not change', () => {
    const wave = { part: sum(beyond), whole: sum(beyond * 3n) };
    expect(sumShareChange(wave, wave)).toMatchObject({ difference: 0, significant: false });
  });
});

describe('faults per units', () => {
  test('seven faults in 2,000 units are 3.5 per 1,000', () => {
    const faults = { events: sum(4, 3), exposure: sum(1500, 500) };
    expect(countRate(faults, { per: 1000 })).toMatchObject({
      value: 3.5,
      n: 2,
      // Garwood 1936: 7 events have 2.814 to 14.423.
      interval: { low: expect.closeTo(2.814 / 2, 3), high: expect.closeTo(14.423 / 2, 3) },
    });
    expect(countRateChange(faults, faults)).toMatchObject({ difference: 0, p: 1 });
  });
  test('more than a number counts is still exact', () => {
    const faults = { events: sum(beyond), exposure: sum(beyond * 2n) };
    expect(countRate(faults)).toMatchObject({ value: 0.5, interval: { low: 0.5, high: 0.5 } });
    expect(countRateChange(faults, faults)).toMatchObject({ difference: 0, p: null });
  });
});

describe('an amount per fact', () => {
  test('spend per customer won, and none won is not infinite', () => {
    expect(sumPerCount({ sum: sum(10_000, 5000), count: count(6) })).toMatchObject({
      value: 2500,
      n: 6,
      interval: null,
      intervalReason: 'interval-not-defined',
    });
    expect(sumPerCount({ sum: sum(100), count: count(0) })).toMatchObject({
      value: null,
      reason: 'no-exposure',
    });
    expect(sumPerCount({ sum: sum(), count: count(3) })).toMatchObject({ value: null, reason: 'empty' });
    expect(sumPerCount({ sum: sum(10n ** 400n), count: count(1) })).toMatchObject({ reason: 'overflow' });
  });
  test('its change is told, not tested', () => {
    const reading = (amount: number) => sumPerCount({ sum: sum(amount), count: count(1) });
    expect(untestedChange(reading(2), reading(5))).toMatchObject({
      difference: 3,
      p: null,
      significant: false,
    });
    expect(untestedChange(reading(2), sumPerCount({ sum: sum(), count: count(0) }))).toBeNull();
  });
});
