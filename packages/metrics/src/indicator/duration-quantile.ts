import type { DurationTally } from '../tally/duration.ts';
import { bucketCounts, durationBuckets } from '../tally/duration.ts';
import type { LogBuckets } from '../tally/log-buckets.ts';

/** The bucket in which each rank (1 = smallest of n) lies. The counts must all be positive. */
export function bucketAtRank(tally: DurationTally): (rank: number) => number {
  const counts = bucketCounts(tally);
  return (rank) => {
    let seen = 0;
    for (const [bucket, count] of counts) {
      seen += count;
      if (seen >= rank) return bucket;
    }
    return Number.NaN;
  };
}

/**
 * The q-quantile, 0 <= q <= 1, of a tally that is not empty: type 7 of Hyndman & Fan (1996), position (n-1)q
 * with linear interpolation. Both neighbours are within the bound of the buckets, hence so is the quantile.
 */
export function durationQuantile(
  tally: DurationTally,
  q: number,
  buckets: LogBuckets = durationBuckets,
): number {
  const position = (tally.n - 1) * q;
  const below = Math.floor(position);
  const bucketAt = bucketAtRank(tally);
  const low = buckets.valueOf(bucketAt(below + 1));
  const weight = position - below;
  return weight === 0 ? low : low + weight * (buckets.valueOf(bucketAt(below + 2)) - low);
}
