import { twoSidedT } from '../distribution/student-t.ts';
import { MetricsError } from '../metrics-error.ts';
import { checkedCount } from '../tally/count.ts';
import type { Bounds } from './bounds.ts';
import type { Moments } from './moments.ts';

/**
 * Student's t interval of a mean: mean ± t √(variance / n), with n - 1 degrees of freedom.
 *
 * @param level confidence, between 0 and 1
 * @returns limits in the unit of the mean, infinite only where the moments are; null below n = 2
 * @throws `count-not-whole`, `number-out-of-range` for a negative variance or NaN, `level-out-of-range`
 * @source Student, Biometrika 6(1), 1908
 */
export function studentInterval({ n, mean, variance }: Moments, level: number): Bounds | null {
  checkedCount(n);
  if (variance === null || n < 2) return null;
  if (Number.isNaN(mean) || !(variance >= 0))
    throw new MetricsError('number-out-of-range', `mean ${mean}, variance ${variance}`);
  const half = twoSidedT(level, n - 1) * Math.sqrt(variance / n);
  return [mean - half, mean + half];
}
