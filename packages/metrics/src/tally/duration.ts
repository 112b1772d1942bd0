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

/**
 * The logarithmic bucket a duration is counted in: the least i with ms <= ⌊γ^i⌋, γ = 101/99.
 *
 * @param ms whole milliseconds, at least 0
 * @returns a whole number: -1 for 0 ms, 0 for 1 ms, 914 for a day
 * @throws `duration-invalid` for anything else than a whole number of at least 0
 * @source Masson, Rim & Lee, DDSketch, PVLDB 12(12), 2019; with edges of integer arithmetic
 */
export function bucketOf(ms: number): number {
  return durationBuckets.bucketOf(ms);
}

/**
 * The duration a bucket stands for: 2γ^i / (γ + 1), within 1 % of every duration in it.
 *
 * @returns milliseconds >= 0
 * @throws `number-out-of-range` for a number that is no bucket
 * @source Masson, Rim & Lee, DDSketch, PVLDB 12(12), 2019
 */
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

/**
 * The algebra of duration tallies. Values are whole milliseconds, at least 0.
 *
 * @throws `duration-invalid` for any other value
 * @source Own definition: n and Σ exact, counts in the buckets of Masson, Rim & Lee, DDSketch, PVLDB 12(12), 2019
 */
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
