import { gammaQuantile, gammaUpperQuantile } from '../distribution/gamma.ts';
import { checkedProbability } from '../distribution/probability.ts';
import { checkedCount } from '../tally/count.ts';
import type { Bounds } from './bounds.ts';

/**
 * Exact interval of the expected number behind a Poisson count: χ²(q, 2k) / 2 to χ²(1 - q, 2k + 2) / 2.
 *
 * @param level confidence, between 0 and 1
 * @returns limits of the expected count, >= 0; the lower is 0 for a count of 0
 * @throws `count-not-whole`, `level-out-of-range`
 * @source Garwood, Biometrika 28, 1936, 437-442
 */
export function garwoodInterval(count: number, level: number): Bounds {
  checkedCount(count);
  const tail = (1 - checkedProbability(level)) / 2;
  return [count === 0 ? 0 : gammaQuantile(tail, count), gammaUpperQuantile(tail, count + 1)];
}
