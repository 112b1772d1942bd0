import { MetricsError } from '../metrics-error.ts';
import { wilsonInterval } from '../interval/wilson.ts';
import type { ScoreTally } from '../tally/score.ts';
import { answered, readScore } from './read-score.ts';
import type { Change, ReadOptions, Reading } from './reading.ts';
import { defaultLevel, intervalOf } from './reading.ts';
import { shareChange } from './share-change.ts';

/** The answers on the `top` highest points: those above max - top. Throws `number-out-of-range`. */
export function topBoxCount(tally: ScoreTally, top: number): number {
  if (!Number.isSafeInteger(top) || top < 1 || top > tally.counts.length)
    throw new MetricsError('number-out-of-range', `top ${top} of ${tally.counts.length} points`);
  return tally.counts.slice(tally.counts.length - top).reduce((sum, count) => sum + count, 0);
}

/** The share, 0..1, of answers on the `top` highest points, with Wilson's interval. */
export function topBox(tally: ScoreTally, top: number, { level = defaultLevel }: ReadOptions = {}): Reading {
  const k = topBoxCount(tally, top);
  return readScore(tally, (n) => ({
    value: k / n,
    interval: intervalOf(wilsonInterval(k, n, level), level, 'wilson'),
  }));
}

/** The change of that share. Null where a wave has no answers. */
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
