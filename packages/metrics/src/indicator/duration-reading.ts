import { twoSidedNormalP, twoSidedZ } from '../distribution/normal.ts';
import { checkedProbability } from '../distribution/probability.ts';
import type { Bounds } from '../interval/bounds.ts';
import type { Moments } from '../interval/moments.ts';
import { momentsOf } from '../interval/moments.ts';
import { quantileRanks } from '../interval/order-statistics.ts';
import { studentInterval } from '../interval/student.ts';
import type { DurationTally } from '../tally/duration.ts';
import { bucketCounts, durationBuckets, valueOf } from '../tally/duration.ts';
import { bucketAtRank, durationQuantile } from './duration-quantile.ts';
import type { Change, ReadOptions, Reading } from './reading.ts';
import { defaultLevel, intervalOf } from './reading.ts';
import { settled, unreadable } from './settled.ts';
import { welchChange } from './welch.ts';

/**
 * The mean duration, exact. The spread comes from the buckets (each value within 1 %), hence the name
 * `student-t-bucketed` of the interval, whose lower limit is never below 0.
 *
 * @returns milliseconds >= 0; null as `empty` or `unsettled`, the interval null at n = 1
 * @throws `level-out-of-range`
 * @source Student, Biometrika 6(1), 1908
 */
export function durationMean(tally: DurationTally, { level = defaultLevel }: ReadOptions = {}): Reading {
  return readDuration(tally, () => {
    const moments = durationMoments(tally);
    const bounds = moments && studentInterval(moments, level);
    return {
      value: moments?.mean ?? null,
      interval: intervalOf(bounds && [Math.max(0, bounds[0]), bounds[1]], level, 'student-t-bucketed'),
    };
  });
}

/**
 * The change of a mean duration, by Welch's t with the spread from the buckets.
 *
 * @returns the difference in milliseconds; null where a wave is empty or unsettled
 * @throws `level-out-of-range`
 * @source Welch, Biometrika 34, 1947, 28-35
 */
export function durationMeanChange(
  before: DurationTally,
  after: DurationTally,
  { level = defaultLevel }: ReadOptions = {},
): Change | null {
  return welchChange(durationMoments(before), durationMoments(after), level);
}

/**
 * The median duration, with an interval from order statistics.
 *
 * @returns milliseconds >= 0, within 1 %; null as `empty` or `unsettled`
 * @throws `level-out-of-range`
 * @source See `durationPercentile`
 */
export function durationMedian(tally: DurationTally, options: ReadOptions = {}): Reading {
  return durationPercentile(tally, 0.5, options);
}

/**
 * What nine of ten durations stay below, with an interval from order statistics.
 *
 * @returns milliseconds >= 0, within 1 %; null as `empty` or `unsettled`
 * @throws `level-out-of-range`
 * @source See `durationPercentile`
 */
export function durationP90(tally: DurationTally, options: ReadOptions = {}): Reading {
  return durationPercentile(tally, 0.9, options);
}

/**
 * The q-quantile of durations: type 7, position (n - 1) q, with an interval from order statistics.
 *
 * @param q between 0 and 1, both excluded
 * @returns milliseconds >= 0, within 1 %; null as `empty` or `unsettled`, the interval null where n is too small
 * @throws `level-out-of-range` for q and for the level
 * @source Hyndman & Fan, Am. Stat. 50(4), 1996; Hahn & Meeker, Statistical Intervals, 1991, 5.2
 */
export function durationPercentile(
  tally: DurationTally,
  q: number,
  { level = defaultLevel }: ReadOptions = {},
): Reading {
  checkedProbability(q);
  return readDuration(tally, () => {
    const ranks = quantileRanks(tally.n, q, level);
    const bucketAt = bucketAtRank(tally);
    const { edgesOf } = durationBuckets;
    // From the lower edge of one bucket to the upper edge of the other, so that rounding costs no confidence.
    const bounds: Bounds | null = ranks && [edgesOf(bucketAt(ranks[0]))[0], edgesOf(bucketAt(ranks[1]))[1]];
    return {
      value: durationQuantile(tally, q),
      interval: intervalOf(bounds, level, 'order-statistics'),
    };
  });
}

/**
 * The change of a q-quantile: a z test whose standard errors come from each wave's interval from order statistics, so
 * that no distribution is assumed.
 *
 * @param q between 0 and 1, both excluded
 * @returns the difference in milliseconds; null where a wave is empty or unsettled. p is null where a wave is too small
 * for an interval
 * @throws `level-out-of-range` for q and for the level
 * @source Price & Bonett, Journal of Statistical Computation and Simulation 72(2), 2002, 119-124
 */
export function durationPercentileChange(
  waves: { readonly before: DurationTally; readonly after: DurationTally },
  q: number,
  { level = defaultLevel }: ReadOptions = {},
): Change | null {
  const before = durationPercentile(waves.before, q, { level });
  const after = durationPercentile(waves.after, q, { level });
  if (before.value === null || after.value === null) return null;
  const difference = after.value - before.value;
  const z = twoSidedZ(level);
  const standardErrors = [before, after].map(({ interval }) =>
    interval === null ? Infinity : (interval.high - interval.low) / (2 * z),
  );
  const standardError = Math.hypot(...standardErrors);
  const tested = Number.isFinite(standardError) && standardError > 0;
  const p = tested ? twoSidedNormalP(difference / standardError) : null;
  const half = z * standardError;
  return {
    difference,
    p,
    significant: p !== null && p < 1 - level,
    interval: tested ? intervalOf([difference - half, difference + half], level, 'order-statistics') : null,
    method: 'order-statistics',
  };
}

function durationMoments(tally: DurationTally): Moments | null {
  if (!settled(Object.values(tally.buckets))) return null;
  const bucketed = momentsOf(bucketCounts(tally).map(([bucket, count]) => [valueOf(bucket), count]));
  return bucketed && { ...bucketed, mean: Number(tally.sum) / tally.n };
}

function readDuration(tally: DurationTally, read: () => Pick<Reading, 'value' | 'interval'>): Reading {
  const counts = Object.values(tally.buckets);
  if (!settled(counts)) return unreadable(0, {}, 'unsettled');
  if (counts.length === 0) return unreadable(0, {}, 'empty');
  return { ...read(), n: tally.n, excluded: {} };
}
