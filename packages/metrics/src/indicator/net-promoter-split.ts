import { MetricsError } from '../metrics-error.ts';
import { checkedCount } from '../tally/count.ts';
import type { ScoreTally } from '../tally/score.ts';

/** Answers 9-10, 7-8 and 0-6 to "how likely are you to recommend". */
export interface NetPromoterSplit {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

/**
 * Promoters (9-10), passives (7-8) and detractors (0-6) of a tally.
 *
 * @returns numbers of answers; of an unsettled tally they may be below 0
 * @throws `scales-differ` for a tally that is not on 0..10
 * @source Reichheld, The One Number You Need to Grow, HBR 81(12), 2003
 */
export function netPromoterSplit(tally: ScoreTally): NetPromoterSplit {
  if (tally.min !== 0 || tally.max !== 10)
    throw new MetricsError('scales-differ', `${tally.min}..${tally.max} and 0..10`);
  const sum = (from: number, to: number): number =>
    tally.counts.slice(from, to + 1).reduce((a, b) => a + b, 0);
  return { promoters: sum(9, 10), passives: sum(7, 8), detractors: sum(0, 6) };
}

/** Throws `count-not-whole` unless all three are whole numbers of at least 0. */
export function checkedSplit(split: NetPromoterSplit): NetPromoterSplit {
  checkedCount(split.promoters);
  checkedCount(split.passives);
  checkedCount(split.detractors);
  return split;
}
