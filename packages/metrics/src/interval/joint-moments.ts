import { inRange } from '../in-range.ts';
import type { Matrix } from '../linear-algebra/matrix.ts';
import { MetricsError } from '../metrics-error.ts';
import { checkedCount } from '../tally/count.ts';

/** Several quantities measured on the same n respondents or customers. */
export interface JointMoments {
  readonly n: number;
  readonly means: readonly number[];
  /** Divisor n - 1; null below n = 2. */
  readonly covariances: Matrix | null;
}

/** Throws `lengths-differ`, `count-not-whole`, and `number-out-of-range` for what is not finite or a negative variance. */
export function checkedMoments(moments: JointMoments): JointMoments {
  const { n, means, covariances } = moments;
  checkedCount(n);
  for (const mean of means) inRange(mean, -Number.MAX_VALUE, Number.MAX_VALUE, 'mean');
  if (covariances === null) return moments;
  if (covariances.length !== means.length || covariances.some((row) => row.length !== means.length))
    throw new MetricsError('lengths-differ', `${covariances.length} covariances, ${means.length} means`);
  for (const [i, row] of covariances.entries())
    for (const [j, covariance] of row.entries())
      inRange(covariance, i === j ? 0 : -Number.MAX_VALUE, Number.MAX_VALUE, 'covariance');
  return moments;
}

/**
 * The standard error of a smooth function of the means, given its gradient there: √(g'Σg / n), first order (delta
 * method). Null below n = 2.
 */
export function deltaStandardError(
  { n, covariances }: JointMoments,
  gradient: readonly number[],
): number | null {
  if (covariances === null || n < 2) return null;
  let variance = 0;
  for (const [i, row] of covariances.entries())
    for (const [j, covariance] of row.entries())
      variance += (gradient[i] ?? 0) * covariance * (gradient[j] ?? 0);
  // Rounding may leave a hair below 0 where the quantities cancel.
  return Math.sqrt(Math.max(0, variance) / n);
}
