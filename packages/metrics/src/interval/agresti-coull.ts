import { twoSidedZ } from '../distribution/normal.ts';
import type { Bounds } from './bounds.ts';
import { checkShare, clip } from './bounds.ts';

/** Agresti-Coull interval of a share, k of n > 0, clipped to 0..1. Source: Agresti & Coull, Am. Stat. 52, 1998. */
export function agrestiCoullInterval(k: number, n: number, level: number): Bounds {
  checkShare(k, n);
  const z = twoSidedZ(level);
  const total = n + z * z;
  const p = (k + (z * z) / 2) / total;
  const half = z * Math.sqrt((p * (1 - p)) / total);
  return clip([p - half, p + half], 0, 1);
}
