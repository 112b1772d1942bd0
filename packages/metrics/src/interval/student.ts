import { twoSidedT } from '../distribution/student-t.ts';
import type { Bounds } from './bounds.ts';
import type { Moments } from './moments.ts';

/** Student's t interval of a mean; null below n = 2. */
export function studentInterval({ n, mean, variance }: Moments, level: number): Bounds | null {
  if (variance === null) return null;
  const half = twoSidedT(level, n - 1) * Math.sqrt(variance / n);
  return [mean - half, mean + half];
}
