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

/** Pooled z without continuity correction and Newcombe's interval (method 10). Both n > 0; else `inconsistent`. */
export function proportionTest(before: Share, after: Share, level: number): ProportionTest {
  const z = pooledZ(before, after);
  return {
    difference: after.k / after.n - before.k / before.n,
    z,
    p: z === null ? null : twoSidedNormalP(z),
    interval: newcombeInterval(before, after, level),
  };
}
