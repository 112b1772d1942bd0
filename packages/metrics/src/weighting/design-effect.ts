import { inRange } from '../in-range.ts';
import { MetricsError } from '../metrics-error.ts';
import { checkedCount } from '../tally/count.ts';

/** What weights cost: a sample of n weighted answers is as good as `effectiveN` of equal weight. */
export interface DesignEffect {
  readonly n: number;
  readonly sumOfWeights: number;
  /** (Σw)² / Σw²; null where all weights are 0. */
  readonly effectiveN: number | null;
  /** n Σw² / (Σw)², at least 1; null where all weights are 0. */
  readonly designEffect: number | null;
}

/**
 * What weights cost: deff = n Σw² / (Σw)², effective n = (Σw)² / Σw².
 *
 * @param counts how many answers have each of the weights, 1 each unless given
 * @returns effective answers, 0..n, and a factor of at least 1; null where all weights are 0
 * @throws `number-out-of-range` for weights that are negative or not finite, or their sum, `lengths-differ`,
 * `count-not-whole`
 * @source Kish, Survey Sampling, 1965, 11.7
 */
export function designEffect(weights: readonly number[], counts?: readonly number[]): DesignEffect {
  for (const weight of weights) inRange(weight, 0, Number.MAX_VALUE, 'weight');
  if (counts !== undefined && counts.length !== weights.length)
    throw new MetricsError('lengths-differ', `${weights.length} weights, ${counts.length} counts`);
  counts?.forEach(checkedCount);
  const times = (i: number): number => (counts === undefined ? 1 : (counts[i] ?? 0));
  const n = weights.reduce((sum, _, i) => sum + times(i), 0);
  const largest = weights.reduce((most, weight, i) => (times(i) > 0 ? Math.max(most, weight) : most), 0);
  const sumOfWeights = weights.reduce((sum, weight, i) => sum + times(i) * weight, 0);
  inRange(sumOfWeights, 0, Number.MAX_VALUE, 'sum of weights');
  if (largest === 0) return { n, sumOfWeights, effectiveN: null, designEffect: null };
  // As shares of the largest, so that no square leaves what a number holds.
  const sum = weights.reduce((total, weight, i) => total + times(i) * (weight / largest), 0);
  const squares = weights.reduce((total, weight, i) => total + times(i) * (weight / largest) ** 2, 0);
  return { n, sumOfWeights, effectiveN: sum ** 2 / squares, designEffect: (n * squares) / sum ** 2 };
}
