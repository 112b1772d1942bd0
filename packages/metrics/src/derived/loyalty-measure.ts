import { MetricsError } from '../metrics-error.ts';
import { isOnScale } from '../survey/valid-answer.ts';
import type { Scale } from '../tally/score.ts';
import { checkedScale } from '../tally/score.ts';
import type { DerivedMeasure } from './derived-measure.ts';
import { checkedDenominator, checkedItems, leastCommonMultiple } from './derived-measure.ts';

/**
 * CLI of one respondent: the mean of all items, each brought to 0..100 from its own scale. The derived measure beside
 * `mixedLoyaltyIndex`.
 *
 * @returns a measure of 0..100; null where an item is missing. Its `numeratorOf` throws `lengths-differ`
 * @throws `items-invalid`, `scale-invalid`, `denominator-too-large`
 * @source Own definition: see `loyaltyIndex`
 */
export function loyaltyMeasure(scales: readonly Scale[]): DerivedMeasure<readonly unknown[]> {
  checkedItems(scales.length);
  const widths = scales.map(checkedScale).map(({ min, max }) => max - min);
  const common = leastCommonMultiple(widths);
  const denominator = checkedDenominator(scales.length * common, 100);
  return {
    denominator,
    numeratorOf(answers) {
      if (answers.length !== scales.length)
        throw new MetricsError('lengths-differ', `${answers.length} answers, ${scales.length} items`);
      let numerator = 0;
      for (const [item, scale] of scales.entries()) {
        const answer = answers[item];
        if (!isOnScale(answer, scale)) return null;
        numerator += 100 * (answer - scale.min) * (common / (scale.max - scale.min));
      }
      return numerator;
    },
  };
}
