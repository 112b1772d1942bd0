import { betaQuantile } from './beta.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { checkedProbability } from './probability.ts';

/** t with P(|T| <= t) = level for Student's t with df > 0 degrees of freedom. Throws `level-out-of-range`. */
export function twoSidedT(level: number, df: number): number {
  // T² / (df + T²) is Beta(½, df/2).
  const { x, y } = betaQuantile(checkedProbability(level), 0.5, df / 2);
  return Math.sqrt((df * x) / y);
}

/** P(|T| >= |t|): the two-sided p of a t test with df > 0 degrees of freedom. */
export function twoSidedTP(t: number, df: number): number {
  const square = t * t;
  if (square === Infinity) return 0;
  return incompleteBeta(df / (df + square), square / (df + square), df / 2, 0.5);
}
