import { binomialCdf } from '../distribution/binomial.ts';
import { inRange } from '../in-range.ts';

/**
 * Two-sided p of two Poisson counts having one rate: given their total, the later is binomial; p is twice the
 * smaller tail. `share` is the part of all exposure that the later count has. Null where neither counts anything.
 * Source: Przyborowski & Wilenski, Biometrika 31, 1940, 313-323.
 */
export function conditionalPoissonP(
  counts: { readonly before: number; readonly after: number },
  share: number,
): number | null {
  inRange(share, Number.MIN_VALUE, 1 - Number.EPSILON / 2, 'share of the exposure');
  const total = counts.before + counts.after;
  if (total === 0) return null;
  const lower = binomialCdf(counts.after, total, share);
  const upper = binomialCdf(counts.before, total, 1 - share);
  return Math.min(1, 2 * Math.min(lower, upper));
}
