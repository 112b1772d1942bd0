import type { Scale } from '../tally/score.ts';
import { checkedScale } from '../tally/score.ts';
import type { DerivedMeasure } from './derived-measure.ts';
import { checkedDenominator } from './derived-measure.ts';

/**
 * A derived measure on a scale as 0..100, exactly: 100 (x - min) / (max - min). What the weighted and the ACSI form
 * of CSI are stated in.
 *
 * @returns a measure of 0..100; null as the one given
 * @throws `scale-invalid`, `denominator-too-large`
 * @source Own definition: a linear map of the scale
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
