import { twoSidedNormalP } from '../distribution/normal.ts';
import { checkShare } from '../interval/bounds.ts';
import type { Share } from '../interval/newcombe.ts';
import { newcombeInterval } from '../interval/newcombe.ts';
import type { Change } from './reading.ts';
import { intervalOf } from './reading.ts';

/** The pooled z of two independent shares; null where all or none of both are cases. */
export function pooledZ(before: Share, after: Share): number | null {
  checkShare(before.k, before.n);
  checkShare(after.k, after.n);
  const pooled = (before.k + after.k) / (before.n + after.n);
  const standardError = Math.sqrt(pooled * (1 - pooled) * (1 / before.n + 1 / after.n));
  return standardError === 0 ? null : (after.k / after.n - before.k / before.n) / standardError;
}

/**
 * The change of a share: pooled z without continuity correction, Newcombe's interval.
 *
 * @returns the difference of shares, -1..1; null where an n is 0, p null where all or none of both are cases
 * @throws `count-not-whole`, `inconsistent` for k above n, `level-out-of-range`
 * @source Fleiss, Levin & Paik, Statistical Methods for Rates and Proportions, 3rd ed., 2003; Newcombe, Stat. Med. 17,
 * 1998, 873-890, method 10
 */
export function shareChange(before: Share, after: Share, level: number): Change | null {
  if (before.n === 0 || after.n === 0) return null;
  const z = pooledZ(before, after);
  const p = z === null ? null : twoSidedNormalP(z);
  return {
    difference: after.k / after.n - before.k / before.n,
    p,
    significant: p !== null && p < 1 - level,
    interval: intervalOf(newcombeInterval(before, after, level), level, 'newcombe'),
    method: 'pooled-z',
  };
}
