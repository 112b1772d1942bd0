import { binomialQuantile } from '../distribution/binomial.ts';
import { checkedProbability } from '../distribution/probability.ts';
import { checkedCount } from '../tally/count.ts';

/**
 * The ranks (1 = smallest of n) between which the q-quantile lies with at least the confidence asked, without any
 * assumption on the distribution.
 *
 * @param q between 0 and 1, both excluded
 * @param level confidence, between 0 and 1
 * @returns ranks, 1..n; null where so few values cannot give that confidence
 * @throws `level-out-of-range` for q and for the level, `count-not-whole`
 * @source Hahn & Meeker, Statistical Intervals, 1991, 5.2
 */
export function quantileRanks(
  n: number,
  q: number,
  level: number,
): readonly [low: number, high: number] | null {
  const tail = (1 - checkedProbability(level)) / 2;
  checkedProbability(q);
  if (checkedCount(n) === 0) return null;
  const low = binomialQuantile(tail, n, q);
  const high = binomialQuantile(1 - tail, n, q) + 1;
  return low < 1 || high > n ? null : [low, high];
}
