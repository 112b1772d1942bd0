import { MetricsError } from '../metrics-error.ts';

/** Weights as they must be: one per item, finite, none negative, not all 0. */
export function checkedWeights(weights: readonly number[], items: number): readonly number[] {
  if (weights.length !== items)
    throw new MetricsError('lengths-differ', `${weights.length} weights, ${items} items`);
  let sum = 0;
  for (const weight of weights) {
    if (!Number.isFinite(weight) || weight < 0)
      throw new MetricsError('number-out-of-range', `weight ${weight}`);
    sum += weight;
  }
  if (items > 0 && !(sum > 0)) throw new MetricsError('number-out-of-range', 'all weights are 0');
  if (sum === Infinity) throw new MetricsError('number-out-of-range', 'sum of weights');
  return weights;
}
