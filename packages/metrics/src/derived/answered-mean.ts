import { MetricsError } from '../metrics-error.ts';
import {
  checkedDenominator,
  checkedItems,
  greatestCommonDivisor,
  leastCommonMultiple,
} from './derived-measure.ts';

export interface AnsweredMeanOptions {
  /** Whole, at least 0, one per item; equal unless given. */
  readonly weights?: readonly number[] | undefined;
  /** With fewer, the answer does not count. */
  readonly minimumAnswered: number;
  /** The value farthest from 0. */
  readonly largest: number;
}

/** The weighted mean of the items that were answered, over one denominator however many those are. */
export interface AnsweredMean {
  readonly denominator: number;
  numeratorOf(values: readonly (number | null)[]): number | null;
}

/** More different sums of weights than this have no common denominator anyway. */
const mostSums = 10_000;

/**
 * The denominator is the least common multiple of all sums of weights that answers may have. Throws `items-invalid`,
 * `lengths-differ`, `number-out-of-range`, `denominator-too-large`.
 */
export function answeredMean(
  items: number,
  { weights: given, minimumAnswered, largest }: AnsweredMeanOptions,
): AnsweredMean {
  checkedItems(items);
  if (!Number.isSafeInteger(minimumAnswered) || minimumAnswered < 0 || minimumAnswered > items)
    throw new MetricsError('number-out-of-range', `at least ${minimumAnswered} of ${items} answered`);
  const needed = Math.max(1, minimumAnswered);
  const weights = wholeWeights(given ?? Array.from({ length: items }, () => 1), items);
  const denominator = checkedDenominator(leastCommonMultiple(possibleSums(weights, needed)), largest);
  return {
    denominator,
    numeratorOf(values) {
      if (values.length !== items)
        throw new MetricsError('lengths-differ', `${values.length} answers, ${items} items`);
      let [answered, sum, weight] = [0, 0, 0];
      for (const [item, value] of values.entries())
        if (value !== null) {
          answered += 1;
          sum += value * (weights[item] ?? 0);
          weight += weights[item] ?? 0;
        }
      return answered < needed || weight === 0 ? null : sum * (denominator / weight);
    },
  };
}

/** Without a common divisor, so that 40, 30, 30 are 4, 3, 3. */
function wholeWeights(weights: readonly number[], items: number): readonly number[] {
  if (weights.length !== items)
    throw new MetricsError('lengths-differ', `${weights.length} weights, ${items} items`);
  for (const weight of weights)
    if (!Number.isSafeInteger(weight) || weight < 0)
      throw new MetricsError('number-out-of-range', `weight ${weight}`);
  const divisor = weights.reduce(greatestCommonDivisor, 0);
  if (divisor === 0) throw new MetricsError('number-out-of-range', 'all weights are 0');
  return weights.map((weight) => weight / divisor);
}

/** The sums above 0 that the weights of at least `needed` of the items can have. */
function possibleSums(weights: readonly number[], needed: number): Set<number> {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  // By how many items are missing.
  let byMissing: Set<number>[] = [new Set([total])];
  for (const weight of weights) {
    const next = byMissing.map((sums) => new Set(sums));
    for (const [missing, sums] of byMissing.entries()) {
      if (missing + 1 > weights.length - needed) continue;
      const without = (next[missing + 1] ??= new Set());
      for (const sum of sums) without.add(sum - weight);
      if (without.size > mostSums)
        throw new MetricsError('denominator-too-large', `more than ${mostSums} sums of weights`);
    }
    byMissing = next;
  }
  const sums = byMissing.reduce((all, some) => all.union(some), new Set<number>());
  sums.delete(0);
  return sums;
}
