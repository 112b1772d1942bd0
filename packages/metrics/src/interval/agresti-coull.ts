import { twoSidedZ } from '../distribution/normal.ts';
import type { Bounds } from './bounds.ts';
import { checkShare, clip } from './bounds.ts';

/**
 * Agresti-Coull interval of a share: Wald's on k + z²/2 of n + z².
 *
 * @param level confidence, between 0 and 1
 * @returns limits of the share, clipped to 0..1
 * @throws `count-not-whole`, `inconsistent` for k above n or n = 0, `level-out-of-range`
 * @source Agresti & Coull, Am. Stat. 52, 1998
 */
export function agrestiCoullInterval(k: number, n: number, level: number): Bounds {
  checkShare(k, n);
  const z = twoSidedZ(level);
  const total = n + z * z;
  const p = (k + (z * z) / 2) / total;
  const half = z * Math.sqrt((p * (1 - p)) / total);
  return clip([p - half, p + half], 0, 1);
}
