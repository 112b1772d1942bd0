import { gammaQuantile } from './gamma.ts';
import { incompleteGamma } from './incomplete-gamma.ts';

/** The p-quantile of chi-squared with df > 0 degrees of freedom, 0 < p < 1. Throws `level-out-of-range`. */
export function chiSquaredQuantile(p: number, df: number): number {
  return 2 * gammaQuantile(p, df / 2);
}

/** P(X > x) of chi-squared with df > 0 degrees of freedom. */
export function chiSquaredUpperTail(x: number, df: number): number {
  return incompleteGamma(x / 2, df / 2).upper;
}
