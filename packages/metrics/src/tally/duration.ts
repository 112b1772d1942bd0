import { MetricsError } from '../metrics-error.ts';
import type { TallyAlgebra } from './algebra.ts';
import type { LogBuckets } from './log-buckets.ts';
import { logBuckets } from './log-buckets.ts';
import { negated, withCounts } from './whole.ts';

/** Durations in milliseconds: n and Σ exact, quantiles from counts per logarithmic bucket. */
export interface DurationTally {
  readonly kind: 'duration';
  readonly n: number;
  /** Σ in milliseconds. */
  readonly sum: bigint;
  /** Counts per bucket (`bucketOf`); buckets with a count of 0 are absent. */
  readonly buckets: Readonly<Record<number, number>>;
}

/**
 * α = 1/100, so γ = 101/99. These edges are fixed for ever, because stored tallies speak in bucket numbers:
 * bucket -1 is zero, bucket 0 is 1 ms, bucket i holds ⌊γ^(i-1)⌋ < ms <= ⌊γ^i⌋ (a day is bucket 914).
 */
export const durationBuckets: LogBuckets = /* @__PURE__ */ logBuckets(100);

/** The bucket of a duration in whole milliseconds >= 0. Throws `duration-invalid`. */
export function bucketOf(ms: number): number {
  return durationBuckets.bucketOf(ms);
}

/** The duration a bucket stands for, in milliseconds: within 1 % of every duration in the bucket. */
export function valueOf(bucket: number): number {
  const ms = durationBuckets.valueOf(bucket);
  if (!Number.isInteger(bucket) || bucket < -1 || ms === Infinity)
    throw new MetricsError('number-out-of-range', `bucket ${bucket}`);
  return ms;
}

/** The algebra of duration tallies on given buckets; the product keeps `durationTally`. */
export function durationTallyOn(buckets: LogBuckets): TallyAlgebra<DurationTally, number> {
  function change(tally: DurationTally, values: Iterable<number>, by: 1 | -1): DurationTally {
    let { n, sum } = tally;
    const changes: [number, number][] = [];
    for (const ms of values) {
      changes.push([buckets.bucketOf(ms), by]);
      n += by;
      sum += BigInt(by * ms);
    }
    return timed(n, sum, withCounts(tally.buckets, changes));
  }
  return {
    empty: () => timed(0, 0n, {}),
    add: (tally, ms) => change(tally, [ms], 1),
    addAll: (tally, values) => change(tally, values, 1),
    remove: (tally, ms) => change(tally, [ms], -1),
    merge: (a, b) => timed(a.n + b.n, a.sum + b.sum, withCounts(a.buckets, bucketCounts(b))),
    negate: (tally) =>
      timed(
        negated(tally.n),
        -tally.sum,
        withCounts(
          {},
          bucketCounts(tally).map(([bucket, count]): [number, number] => [bucket, -count]),
        ),
      ),
    equals: (a, b) =>
      a.n === b.n &&
      a.sum === b.sum &&
      Object.keys(a.buckets).length === Object.keys(b.buckets).length &&
      bucketCounts(a).every(([bucket, count]) => b.buckets[bucket] === count),
  };
}

/** The algebra of duration tallies. Values are whole milliseconds >= 0; throws `duration-invalid`. */
export const durationTally: TallyAlgebra<DurationTally, number> =
  /* @__PURE__ */ durationTallyOn(durationBuckets);

/** The buckets with a count, in ascending order. */
export function bucketCounts(tally: DurationTally): [bucket: number, count: number][] {
  return Object.entries(tally.buckets)
    .map(([bucket, count]): [number, number] => [Number(bucket), count])
    .toSorted(([a], [b]) => a - b);
}

function timed(n: number, sum: bigint, buckets: Readonly<Record<number, number>>): DurationTally {
  return { kind: 'duration', n, sum, buckets };
}
