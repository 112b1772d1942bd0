import { MetricsError } from '../metrics-error.ts';
import { checkedCount } from '../tally/count.ts';
import type { ScoreTally } from '../tally/score.ts';

/** Answers 9-10, 7-8 and 0-6 to "how likely are you to recommend". */
export interface NetPromoterSplit {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

/** The split of a tally on 0..10. Throws `scales-differ` on any other scale. */
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
