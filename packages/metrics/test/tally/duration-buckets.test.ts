import fc from 'fast-check';
import { expect, test } from 'vitest';
import { durationQuantile } from '../../src/indicator/duration-quantile.ts';
import { quantile } from '../../src/duration/duration-summary.ts';
import { bucketOf, durationTally, valueOf } from '../../src/index.ts';
import { lcg3 } from '../../src/vectors/lcg3.ts';

test('the edges are those of exact rational arithmetic: bucket i ends at the floor of (101/99)^i', () => {
  let up = 1n;
  let down = 1n;
  for (let i = 0; i <= 1200; i += 1) {
    const edge = Number(up / down);
    expect(bucketOf(edge)).toBeLessThanOrEqual(i);
    expect(bucketOf(edge + 1)).toBeGreaterThan(i);
    up *= 101n;
    down *= 99n;
  }
});

test('buckets that are stored for ever', () => {
  const minute = 60_000;
  const day = 1440 * minute;
  expect([0, 1, 2, 10, 1000, minute, 60 * minute, day, 7 * day, 365 * day].map(bucketOf)).toEqual([
    -1, 0, 35, 116, 346, 551, 755, 914, 1011, 1209,
  ]);
  expect(valueOf(-1)).toBe(0);
});

test('a bucket stands for its durations within 1 %', () => {
  fc.assert(
    fc.property(fc.oneof(fc.maxSafeNat(), fc.nat(100_000)), (ms) => {
      expect(Math.abs(valueOf(bucketOf(ms)) - ms)).toBeLessThanOrEqual(ms * (0.01 + 1e-12));
    }),
  );
});

test('longer durations are never in lower buckets', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.nat(1000), (ms, more) => {
      const longer = Math.min(Number.MAX_SAFE_INTEGER, ms + more);
      expect(bucketOf(longer)).toBeGreaterThanOrEqual(bucketOf(ms));
    }),
  );
});

const part = (list: number[]) => durationTally.addAll(durationTally.empty(), list);
const qs = [0, 0.01, 0.25, 0.5, 0.75, 0.9, 0.99, 1];

test('every quantile is within 1 % of the exact one, also after merging', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000_000), { minLength: 1, maxLength: 60 }), fc.nat(60), (values, at) => {
      const tally = durationTally.merge(part(values.slice(0, at)), part(values.slice(at)));
      const ascending = values.toSorted((a, b) => a - b);
      for (const q of qs) {
        const exact = quantile(ascending, q) ?? Number.NaN;
        expect(Math.abs(durationQuantile(tally, q) - exact)).toBeLessThanOrEqual(exact * 0.01 + 1e-9);
      }
    }),
  );
});

test.each([
  [1, 100_000, 86_400],
  [42, 20_000, 5_000_000],
])('the stored tallies keep their 1 %% on the streams of the vectors (seed %d)', (seed, n, scale) => {
  const values = lcg3(seed, n, scale);
  const tally = durationTally.addAll(durationTally.empty(), values);
  const ascending = values.toSorted((a, b) => a - b);
  for (const q of [...qs, 0.999]) {
    const exact = quantile(ascending, q) ?? Number.NaN;
    expect(Math.abs(durationQuantile(tally, q) - exact) / exact).toBeLessThanOrEqual(0.01 + 1e-12);
  }
});
