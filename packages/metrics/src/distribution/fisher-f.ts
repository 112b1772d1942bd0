import { betaQuantile } from './beta.ts';

/** The p-quantile of Fisher's F with d1 and d2 > 0 degrees of freedom, 0 < p < 1. Throws `level-out-of-range`. */
export function fQuantile(p: number, d1: number, d2: number): number {
  // d1 F / (d1 F + d2) is Beta(d1/2, d2/2).
  const { x, y } = betaQuantile(p, d1 / 2, d2 / 2);
  return (d2 * x) / (d1 * y);
}
