/** What weights cost: a sample of n weighted answers is as good as `effectiveN` of equal weight. */
export interface DesignEffect {
  readonly n: number;
  readonly sumOfWeights: number;
  /** (Σw)² / Σw²; null where all weights are 0. */
  readonly effectiveN: number | null;
  /** n Σw² / (Σw)², at least 1; null where all weights are 0. */
  readonly designEffect: number | null;
}

/** Of finite weights of at least 0. Source: Kish, Survey Sampling, 1965, 11.7. */
export function designEffect(weights: readonly number[]): DesignEffect {
  const n = weights.length;
  const largest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  const sumOfWeights = weights.reduce((sum, weight) => sum + weight, 0);
  if (largest === 0) return { n, sumOfWeights, effectiveN: null, designEffect: null };
  // As shares of the largest, so that no square leaves what a number holds.
  const sum = weights.reduce((total, weight) => total + weight / largest, 0);
  const squares = weights.reduce((total, weight) => total + (weight / largest) ** 2, 0);
  return { n, sumOfWeights, effectiveN: sum ** 2 / squares, designEffect: (n * squares) / sum ** 2 };
}
