import { betaQuantile } from '../distribution/beta.ts';
import { checkedProbability } from '../distribution/probability.ts';
import type { Bounds } from './bounds.ts';
import { checkShare } from './bounds.ts';

/**
 * Exact (Clopper-Pearson) interval of a share, from the beta distribution: conservative.
 *
 * @param level confidence, between 0 and 1
 * @returns limits of the share, 0..1
 * @throws `count-not-whole`, `inconsistent` for k above n or n = 0, `level-out-of-range`
 * @source Clopper & Pearson, Biometrika 26, 1934, 404-413
 */
export function clopperPearsonInterval(k: number, n: number, level: number): Bounds {
  checkShare(k, n);
  const tail = (1 - checkedProbability(level)) / 2;
  return [
    k === 0 ? 0 : betaQuantile(tail, k, n - k + 1).x,
    // The upper limit is 1 minus a lower quantile of the mirrored share, which keeps the digits of the tail.
    k === n ? 1 : betaQuantile(tail, n - k, k + 1).y,
  ];
}
