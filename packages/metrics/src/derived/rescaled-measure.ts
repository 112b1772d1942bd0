import type { Scale } from '../tally/score.ts';
import { checkedScale } from '../tally/score.ts';
import type { DerivedMeasure } from './derived-measure.ts';
import { checkedDenominator } from './derived-measure.ts';

/**
 * A derived measure on a scale as 0..100, exactly: 100 (x - min) / (max - min). What the weighted and the ACSI form
 * of CSI are stated in. Throws `scale-invalid`, `denominator-too-large`.
 */
export function rescaledMeasure<Answer>(
  measure: DerivedMeasure<Answer>,
  scale: Scale,
): DerivedMeasure<Answer> {
  const { min, max } = checkedScale(scale);
  return {
    denominator: checkedDenominator(measure.denominator * (max - min), 100),
    numeratorOf(answer) {
      const numerator = measure.numeratorOf(answer);
      return numerator === null ? null : 100 * (numerator - min * measure.denominator);
    },
  };
}
