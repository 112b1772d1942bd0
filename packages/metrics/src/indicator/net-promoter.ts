import type { ScoreTally } from '../tally/score.ts';
import { netPromoterSplit } from './net-promoter-split.ts';
import { netPromoterEstimate, netPromoterTest } from './net-promoter-statistics.ts';
import { answered, readScore } from './read-score.ts';
import type { Change, ReadOptions, Reading } from './reading.ts';
import { defaultLevel, intervalOf } from './reading.ts';

/**
 * Net Promoter Score of answers on 0..10: 100 (promoters - detractors) / n, in points -100..100, with the
 * adjusted Wald interval of Rocks (2016), whose centre is not the NPS. Throws `scales-differ` on another scale.
 */
export function netPromoter(tally: ScoreTally, { level = defaultLevel }: ReadOptions = {}): Reading {
  const split = netPromoterSplit(tally);
  return readScore(tally, (n) => {
    const estimate = netPromoterEstimate(split, level, 'adjusted-wald');
    return {
      value: (100 * (split.promoters - split.detractors)) / n,
      interval: intervalOf(estimate?.interval ?? null, level, 'adjusted-wald'),
    };
  });
}

/**
 * The change of NPS in points. The difference is that of the two scores shown; p and interval come from the
 * adjusted quantities, so the interval is centred beside it. Null where a wave has no answers.
 */
export function netPromoterChange(
  before: ScoreTally,
  after: ScoreTally,
  { level = defaultLevel }: ReadOptions = {},
): Change | null {
  const waves = { before: netPromoterSplit(before), after: netPromoterSplit(after) };
  const n1 = answered(before);
  const n2 = answered(after);
  if (!n1 || !n2) return null;
  const test = netPromoterTest(waves, level, 'adjusted-wald');
  const p = test?.p ?? null;
  const score = (split: typeof waves.before, n: number): number =>
    (100 * (split.promoters - split.detractors)) / n;
  return {
    difference: score(waves.after, n2) - score(waves.before, n1),
    p,
    significant: p !== null && p < 1 - level,
    interval: intervalOf(test?.interval ?? null, level, 'adjusted-wald'),
    method: 'adjusted-wald',
  };
}
