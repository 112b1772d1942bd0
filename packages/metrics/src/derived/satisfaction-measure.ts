import { isOnScale } from '../survey/valid-answer.ts';
import type { Scale } from '../tally/score.ts';
import { checkedScale } from '../tally/score.ts';
import { answeredMean } from './answered-mean.ts';
import type { DerivedMeasure } from './derived-measure.ts';
import { largestOn } from './derived-measure.ts';

export interface SatisfactionMeasureOptions {
  readonly scale: Scale;
  readonly items: number;
  /** Whole weights of the items; equal unless given. */
  readonly weights?: readonly number[] | undefined;
  /** All but one unless given. */
  readonly minimumAnswered?: number | undefined;
}

/**
 * CSI of one respondent: the mean of the items answered; the derived measure beside `satisfactionIndex`.
 *
 * @returns a measure on the scale of the items; null with fewer answers than asked. Its `numeratorOf` throws
 * `lengths-differ`
 * @throws `scale-invalid`, `items-invalid`, `lengths-differ`, `number-out-of-range` for weights or the least number of
 * answers, `denominator-too-large`
 * @source Own definition: see `satisfactionIndex`
 *
 * @example
 * const csi = satisfactionMeasure({ scale: { min: 1, max: 10 }, items: 3 });
 * csi.denominator; // 6: three items answered, or two
 * csi.numeratorOf([8, null, 9]); // 51, so 8.5
 */
export function satisfactionMeasure({
  scale,
  items,
  weights,
  minimumAnswered = Math.max(1, items - 1),
}: SatisfactionMeasureOptions): DerivedMeasure<readonly unknown[]> {
  const largest = largestOn(checkedScale(scale));
  const { denominator, numeratorOf } = answeredMean(items, { weights, minimumAnswered, largest });
  return {
    denominator,
    numeratorOf: (answers) =>
      numeratorOf(answers.map((answer) => (isOnScale(answer, scale) ? answer : null))),
  };
}
