import type { ScoreTally } from '../tally/score.ts';
import { netPromoterSplit } from './net-promoter-split.ts';
import { netPromoterEstimate, netPromoterTest } from './net-promoter-statistics.ts';
import { answered, readScore } from './read-score.ts';
import type { Change, ReadOptions, Reading } from './reading.ts';
import { defaultLevel, intervalOf } from './reading.ts';

/**
 * Net Promoter Score of answers on 0..10: 100 (promoters - detractors) / n. The centre of its adjusted Wald interval is
 * not the NPS.
 *
 * @returns points, -100..100; null as `empty` or `unsettled`
 * @throws `scales-differ` for a tally that is not on 0..10, `level-out-of-range`
 * @source Reichheld, The One Number You Need to Grow, HBR 81(12), 2003; interval Rocks, Am. Stat. 70(4), 2016
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
 * The change of NPS. The difference is that of the two scores shown; p and interval come from the adjusted quantities,
 * so the interval is centred beside it.
 *
 * @returns points, -200..200; null where a wave has no answers or is unsettled
 * @throws `scales-differ` for a tally that is not on 0..10, `level-out-of-range`
 * @source Rocks, Am. Stat. 70(4), 2016; Lewis & Sauro, MeasuringU, 2020-21
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
