import { betaQuantile } from './beta.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { twoSidedZ } from './normal.ts';
import { checkedProbability } from './probability.ts';

/** t with P(|T| <= t) = level for Student's t with df > 0 degrees of freedom. Throws `level-out-of-range`. */
export function twoSidedT(level: number, df: number): number {
  if (df >= 1000 && level <= 0.99) return nearlyNormal(twoSidedZ(level), df);
  // T² / (df + T²) is Beta(½, df/2).
  const { x, y } = betaQuantile(checkedProbability(level), 0.5, df / 2);
  return Math.sqrt((df * x) / y);
}

/**
 * t by that of the normal distribution and what it differs by in powers of 1/df: from a thousand on as exact as the
 * inverse, and a hundred times as fast. Most intervals of means are of as many answers.
 *
 * @source Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.5
 */
function nearlyNormal(z: number, df: number): number {
  const s = z * z;
  const first = (z * (s + 1)) / 4;
  const second = (z * ((5 * s + 16) * s + 3)) / 96;
  const third = (z * (((3 * s + 19) * s + 17) * s - 15)) / 384;
  const fourth = (z * ((((79 * s + 776) * s + 1482) * s - 1920) * s - 945)) / 92_160;
  return z + (first + (second + (third + fourth / df) / df) / df) / df;
}

/** P(|T| >= |t|): the two-sided p of a t test with df > 0 degrees of freedom. */
export function twoSidedTP(t: number, df: number): number {
  const square = t * t;
  if (square === Infinity) return 0;
  return incompleteBeta(df / (df + square), square / (df + square), df / 2, 0.5);
}
