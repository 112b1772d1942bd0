import { twoSidedNormalP } from '../distribution/normal.ts';
import type { Moments } from '../interval/moments.ts';

/** Two groups within one stratum. */
export interface ComparedStratum {
  readonly a: Moments | null;
  readonly b: Moments | null;
}

/** How far means of two groups lie apart among those that are alike. */
export interface StratifiedDifference {
  /** Of strata in which both groups have two or more. */
  readonly n: { readonly a: number; readonly b: number };
  /** Mean of a minus mean of b, weighted by n_a n_b / (n_a + n_b) of each stratum. */
  readonly difference: number;
  /** The same in standard deviations within stratum and group; null where there is no spread. */
  readonly standardised: number | null;
  /** Two-sided, by a z test; null where there is no spread. */
  readonly p: number | null;
}

/**
 * Compares two groups stratum by stratum, so that what tells the strata apart is no difference between the groups. Null
 * where no stratum has two of both. Source: Cochran, Biometrics 10(4), 1954, 417-451.
 */
export function stratifiedDifference(strata: readonly ComparedStratum[]): StratifiedDifference | null {
  let [weights, weighted, variance, squares, degrees] = [0, 0, 0, 0, 0];
  const n = { a: 0, b: 0 };
  for (const { a, b } of strata) {
    if (a === null || b === null || a.variance === null || b.variance === null) continue;
    const weight = (a.n * b.n) / (a.n + b.n);
    n.a += a.n;
    n.b += b.n;
    weights += weight;
    weighted += weight * (a.mean - b.mean);
    variance += weight ** 2 * (a.variance / a.n + b.variance / b.n);
    squares += (a.n - 1) * a.variance + (b.n - 1) * b.variance;
    degrees += a.n + b.n - 2;
  }
  if (weights === 0) return null;
  const difference = weighted / weights;
  const standardError = Math.sqrt(variance) / weights;
  const spread = Math.sqrt(squares / degrees);
  return {
    n,
    difference,
    standardised: spread > 0 ? difference / spread : null,
    p: standardError > 0 ? twoSidedNormalP(difference / standardError) : null,
  };
}
