import { wilsonInterval } from '../interval/wilson.ts';
import type { DurationTally } from '../tally/duration.ts';
import { bucketOf } from '../tally/duration.ts';
import type { Change, ReadOptions, Reading } from './reading.ts';
import { defaultLevel, intervalOf } from './reading.ts';
import { settled, unreadable } from './settled.ts';
import { shareChange } from './share-change.ts';

/**
 * How many durations stay within a target. Whole buckets: those of the target's own bucket, which are within 2 % of it,
 * count as kept.
 *
 * @param target whole milliseconds, at least 0
 * @returns a number of durations, 0..n; of an unsettled tally it may be below 0
 * @throws `duration-invalid` for the target
 * @source Own definition: a cumulative count of the buckets up to the target's
 */
export function durationWithinCount({ buckets }: DurationTally, target: number): number {
  const last = bucketOf(target);
  return Object.entries(buckets).reduce(
    (sum, [bucket, count]) => (Number(bucket) <= last ? sum + count : sum),
    0,
  );
}

/**
 * The share of durations within a target (see `durationWithinCount`).
 *
 * @param target whole milliseconds, at least 0
 * @returns a share, 0..1; null as `empty` or `unsettled`
 * @throws `duration-invalid` for the target, `level-out-of-range`
 * @source Wilson's interval, JASA 22, 1927, 209-212
 */
export function durationWithin(
  tally: DurationTally,
  target: number,
  { level = defaultLevel }: ReadOptions = {},
): Reading {
  const k = durationWithinCount(tally, target);
  if (!settled(Object.values(tally.buckets)) || tally.n < 0) return unreadable(0, {}, 'unsettled');
  if (tally.n === 0) return unreadable(0, {}, 'empty');
  return {
    value: k / tally.n,
    n: tally.n,
    interval: intervalOf(wilsonInterval(k, tally.n, level), level, 'wilson'),
    excluded: {},
  };
}

/**
 * The change of that share.
 *
 * @param target whole milliseconds, at least 0
 * @returns the difference of shares, -1..1; null where a wave cannot be read
 * @throws `duration-invalid` for the target, `level-out-of-range`
 * @source See `shareChange`
 */
export function durationWithinChange(
  waves: { readonly before: DurationTally; readonly after: DurationTally },
  target: number,
  { level = defaultLevel }: ReadOptions = {},
): Change | null {
  const { before, after } = waves;
  if (durationWithin(before, target).value === null || durationWithin(after, target).value === null)
    return null;
  return shareChange(
    { k: durationWithinCount(before, target), n: before.n },
    { k: durationWithinCount(after, target), n: after.n },
    level,
  );
}
