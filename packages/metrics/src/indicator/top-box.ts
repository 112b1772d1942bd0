import { MetricsError } from '../metrics-error.ts';
import { wilsonInterval } from '../interval/wilson.ts';
import type { ScoreTally } from '../tally/score.ts';
import { answered, readScore } from './read-score.ts';
import type { Change, ReadOptions, Reading } from './reading.ts';
import { defaultLevel, intervalOf } from './reading.ts';
import { shareChange } from './share-change.ts';

/**
 * The answers on the `top` highest points: those above max - top.
 *
 * @returns a number of answers; of an unsettled tally it may be below 0
 * @throws `number-out-of-range` for a `top` that is not a whole number of 1 to the points of the scale
 * @source Own definition: the top-k-box count
 */
export function topBoxCount(tally: ScoreTally, top: number): number {
  if (!Number.isSafeInteger(top) || top < 1 || top > tally.counts.length)
    throw new MetricsError('number-out-of-range', `top ${top} of ${tally.counts.length} points`);
  return tally.counts.slice(tally.counts.length - top).reduce((sum, count) => sum + count, 0);
}

/**
 * The share of answers on the `top` highest points.
 *
 * @returns a share, 0..1; null as `empty` or `unsettled`
 * @throws `number-out-of-range` for `top`, `level-out-of-range`
 * @source Own definition: the top-k-box share; interval Wilson, JASA 22, 1927, 209-212
 */
export function topBox(tally: ScoreTally, top: number, { level = defaultLevel }: ReadOptions = {}): Reading {
  const k = topBoxCount(tally, top);
  return readScore(tally, (n) => ({
    value: k / n,
    interval: intervalOf(wilsonInterval(k, n, level), level, 'wilson'),
  }));
}

/**
 * The change of that share.
 *
 * @returns the difference of shares, -1..1; null where a wave has no answers or is unsettled
 * @throws `number-out-of-range` for `top`, `level-out-of-range`
 * @source See `shareChange`
 */
export function topBoxChange(
  waves: { readonly before: ScoreTally; readonly after: ScoreTally },
  top: number,
  { level = defaultLevel }: ReadOptions = {},
): Change | null {
  const before = { k: topBoxCount(waves.before, top), n: answered(waves.before) };
  const after = { k: topBoxCount(waves.after, top), n: answered(waves.after) };
  if (before.n === null || after.n === null) return null;
  return shareChange({ k: before.k, n: before.n }, { k: after.k, n: after.n }, level);
}
