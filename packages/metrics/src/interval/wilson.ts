import { twoSidedZ } from '../distribution/normal.ts';
import type { Bounds } from './bounds.ts';
import { checkShare } from './bounds.ts';

/**
 * Wilson score interval of a share, without continuity correction:
 * (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n).
 *
 * @param level confidence, between 0 and 1
 * @returns limits of the share, 0..1: the lower exactly 0 at k = 0, the upper exactly 1 at k = n
 * @throws `count-not-whole`, `inconsistent` for k above n or n = 0, `level-out-of-range`
 * @source Wilson, JASA 22, 1927, 209-212; Newcombe, Statistics in Medicine 17, 1998, 857-872, method 3
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
