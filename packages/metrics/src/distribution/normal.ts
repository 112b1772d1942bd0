import { gammaUpperQuantile } from './gamma.ts';
import { incompleteGamma } from './incomplete-gamma.ts';
import { checkedProbability } from './probability.ts';

/** The p-quantile of the standard normal distribution, 0 < p < 1. Throws `level-out-of-range`. */
export function normalQuantile(p: number): number {
  checkedProbability(p);
  if (p === 0.5) return 0;
  const tail = Math.min(p, 1 - p);
  // z² is chi-squared with one degree of freedom.
  const z = Math.sqrt(2 * gammaUpperQuantile(2 * tail, 0.5));
  return p < 0.5 ? -z : z;
}

const remembered = new Map<number, number>();

/** z with P(|Z| <= z) = level: 1.959963984540054 for 0.95. Throws `level-out-of-range`. */
export function twoSidedZ(level: number): number {
  let z = remembered.get(level);
  if (z === undefined) {
    z = normalQuantile((1 + checkedProbability(level)) / 2);
    if (remembered.size < 100) remembered.set(level, z);
  }
  return z;
}

/** P(|Z| >= |z|): the two-sided p of a z test. */
export function twoSidedNormalP(z: number): number {
  const square = z * z;
  return square === Infinity ? 0 : incompleteGamma(square / 2, 0.5).upper;
}
