import { isOnScale } from '../survey/valid-answer.ts';
import type { Scale } from '../tally/score.ts';
import { checkedScale } from '../tally/score.ts';
import { MetricsError } from '../metrics-error.ts';
import type { DerivedMeasure } from './derived-measure.ts';
import { checkedDenominator, checkedItems, largestOn, leastCommonMultiple } from './derived-measure.ts';

/** What one respondent said of the items, and how important each is to them, in the same order. */
export interface RatedByImportance {
  readonly ratings: readonly unknown[];
  readonly importances: readonly unknown[];
}

export interface ImportanceMeasureOptions {
  /** Of the ratings. */
  readonly scale: Scale;
  /** Of the importances; none below 0. */
  readonly importance: Scale;
  readonly items: number;
  /** Items both rated and weighed; all but one unless given. */
  readonly minimumAnswered?: number | undefined;
}

/**
 * CSI of one respondent by their own importances: Σ importance × rating / Σ importance over the items with both.
 *
 * @returns a measure on the scale of the ratings; null with fewer items than asked, or where nothing is important. Its
 * `numeratorOf` throws `lengths-differ`
 * @throws `scale-invalid`, `items-invalid`, `number-out-of-range` for importances below 0 or the least number of items,
 * `denominator-too-large` from about eight items on a scale of five points on
 * @source Own definition: a mean weighted by stated importance
 */
export function importanceMeasure({
  scale,
  importance,
  items,
  minimumAnswered = Math.max(1, items - 1),
}: ImportanceMeasureOptions): DerivedMeasure<RatedByImportance> {
  checkedItems(items);
  const { min, max } = checkedScale(importance);
  if (min < 0) throw new MetricsError('number-out-of-range', `importance ${min}`);
  if (!Number.isSafeInteger(minimumAnswered) || minimumAnswered < 0 || minimumAnswered > items)
    throw new MetricsError('number-out-of-range', `at least ${minimumAnswered} of ${items} answered`);
  const needed = Math.max(1, minimumAnswered);
  const least = Math.max(1, needed * min);
  const sums = Array.from({ length: items * max - least + 1 }, (_, i) => least + i);
  const denominator = checkedDenominator(leastCommonMultiple(sums), largestOn(checkedScale(scale)));
  return {
    denominator,
    numeratorOf({ ratings, importances }) {
      if (ratings.length !== items || importances.length !== items)
        throw new MetricsError(
          'lengths-differ',
          `${ratings.length} and ${importances.length} answers, ${items} items`,
        );
      let [answered, sum, weight] = [0, 0, 0];
      for (const [item, rating] of ratings.entries()) {
        const important = importances[item];
        if (!isOnScale(rating, scale) || !isOnScale(important, importance)) continue;
        answered += 1;
        sum += rating * important;
        weight += important;
      }
      return answered < needed || weight === 0 ? null : sum * (denominator / weight);
    },
  };
}
