import { gammaQuantile, gammaUpperQuantile } from '../distribution/gamma.ts';
import { checkedProbability } from '../distribution/probability.ts';
import { checkedCount } from '../tally/count.ts';
import type { Bounds } from './bounds.ts';

/** Exact interval of the expected number behind a Poisson count. Source: Garwood, Biometrika 28, 1936, 437-442. */
export function garwoodInterval(count: number, level: number): Bounds {
  checkedCount(count);
  const tail = (1 - checkedProbability(level)) / 2;
  return [count === 0 ? 0 : gammaQuantile(tail, count), gammaUpperQuantile(tail, count + 1)];
}
