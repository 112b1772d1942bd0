import type { Moments } from '../interval/moments.ts';
import { momentsOf } from '../interval/moments.ts';
import type { ScoreTally } from '../tally/score.ts';
import { settled } from './settled.ts';

/**
 * n, mean and variance (divisor n - 1) of the answers.
 *
 * @returns the mean in points of the scale; null of an empty or unsettled tally
 * @source Own definition: see `momentsOf`
 */
export function scoreMoments(tally: ScoreTally): Moments | null {
  if (!settled(tally.counts)) return null;
  return momentsOf(tally.counts.map((count, i) => [tally.min + i, count]));
}
