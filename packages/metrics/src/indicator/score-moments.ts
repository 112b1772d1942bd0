import type { Moments } from '../interval/moments.ts';
import { momentsOf } from '../interval/moments.ts';
import type { ScoreTally } from '../tally/score.ts';
import { settled } from './settled.ts';

/** n, mean and variance of the answers; null where there are none. */
export function scoreMoments(tally: ScoreTally): Moments | null {
  if (!settled(tally.counts)) return null;
  return momentsOf(tally.counts.map((count, i) => [tally.min + i, count]));
}
