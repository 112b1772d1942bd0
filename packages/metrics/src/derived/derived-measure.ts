import { MetricsError } from '../metrics-error.ts';
import type { Scale } from '../tally/score.ts';

/**
 * A number worked out per answer, as a whole numerator over a denominator that all answers share: numerators are
 * tallied as a `sum`, so nothing is rounded before the reading (`derivedMean`). A pure function of one answer.
 *
 * @typeParam Answer what is worked on: the answers of one respondent
 */
export interface DerivedMeasure<Answer> {
  readonly denominator: number;
  /** Null where the answer does not count. Throws `lengths-differ` for an answer to another number of items. */
  numeratorOf(answer: Answer): number | null;
}

/** Throws `denominator-too-large` unless every value up to `largest` has a safe whole numerator. */
export function checkedDenominator(denominator: number, largest: number): number {
  if (!Number.isSafeInteger(denominator) || !Number.isSafeInteger(denominator * largest))
    throw new MetricsError('denominator-too-large', `${denominator} for values up to ${largest}`);
  return denominator;
}

/** The value of a scale that is farthest from 0. */
export function largestOn({ min, max }: Scale): number {
  return Math.max(Math.abs(min), Math.abs(max));
}

/** The least number that each of the whole numbers above 0 divides; Infinity where it is not safe. */
export function leastCommonMultiple(numbers: Iterable<number>): number {
  let multiple = 1;
  for (const number of numbers) {
    multiple *= number / greatestCommonDivisor(multiple, number);
    if (!Number.isSafeInteger(multiple)) return Infinity;
  }
  return multiple;
}

export function greatestCommonDivisor(a: number, b: number): number {
  let [larger, smaller] = [a, b];
  while (smaller !== 0) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

export function checkedItems(items: number): number {
  if (!Number.isSafeInteger(items) || items < 1 || items > 200)
    throw new MetricsError('items-invalid', String(items));
  return items;
}
