import { twoSidedT } from '../distribution/student-t.ts';
import { MetricsError } from '../metrics-error.ts';
import { checkedCount } from '../tally/count.ts';
import type { Bounds } from './bounds.ts';
import type { Moments } from './moments.ts';

/** Student's t interval of a mean; null below n = 2. */
export function studentInterval({ n, mean, variance }: Moments, level: number): Bounds | null {
  checkedCount(n);
  if (variance === null || n < 2) return null;
  if (Number.isNaN(mean) || !(variance >= 0))
    throw new MetricsError('number-out-of-range', `mean ${mean}, variance ${variance}`);
  const half = twoSidedT(level, n - 1) * Math.sqrt(variance / n);
  return [mean - half, mean + half];
}
