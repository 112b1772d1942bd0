import { twoSidedZ } from '../distribution/normal.ts';
import type { Bounds } from './bounds.ts';
import { checkShare } from './bounds.ts';

/**
 * Wilson score interval of a share, k of n > 0, within 0..1; without continuity correction.
 * The lower limit is exactly 0 at k = 0, the upper exactly 1 at k = n.
 * Source: Wilson 1927; Newcombe, Statistics in Medicine 17, 1998, 857-872, method 3.
 */
export function wilsonInterval(k: number, n: number, level: number): Bounds {
  checkShare(k, n);
  const z = twoSidedZ(level);
  const p = k / n;
  const scale = 1 + (z * z) / n;
  const centre = p + (z * z) / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return [
    k === 0 ? 0 : Math.max(0, (centre - half) / scale),
    k === n ? 1 : Math.min(1, (centre + half) / scale),
  ];
}
