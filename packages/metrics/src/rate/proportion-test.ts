import { twoSidedNormalP } from '../distribution/normal.ts';
import { pooledZ } from '../indicator/share-change.ts';
import type { Bounds } from '../interval/bounds.ts';
import type { Share } from '../interval/newcombe.ts';
import { newcombeInterval } from '../interval/newcombe.ts';

/** Two independent shares compared, after minus before; z and p are null where there is no spread. */
export interface ProportionTest {
  readonly difference: number;
  readonly z: number | null;
  readonly p: number | null;
  readonly interval: Bounds;
}

/**
 * Two independent shares compared: pooled z without continuity correction and Newcombe's interval.
 *
 * @returns the difference of shares, after minus before, -1..1; z and p are null where all or none of both are cases
 * @throws `count-not-whole`, `inconsistent` for k above n or n = 0, `level-out-of-range`
 * @source Fleiss, Levin & Paik, Statistical Methods for Rates and Proportions, 3rd ed., 2003; Newcombe, Stat. Med. 17,
 * 1998, 873-890, method 10
 */
export function proportionTest(before: Share, after: Share, level: number): ProportionTest {
  const z = pooledZ(before, after);
  return {
    difference: after.k / after.n - before.k / before.n,
    z,
    p: z === null ? null : twoSidedNormalP(z),
    interval: newcombeInterval(before, after, level),
  };
}
