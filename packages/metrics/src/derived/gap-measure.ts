import { answerGap } from '../survey/service-quality.ts';
import { MetricsError } from '../metrics-error.ts';
import type { Scale } from '../tally/score.ts';
import { checkedScale } from '../tally/score.ts';
import { answeredMean } from './answered-mean.ts';
import type { DerivedMeasure } from './derived-measure.ts';

/** What one respondent said of the items of a dimension. */
export interface ExpectedAndPerceived {
  readonly expectations: readonly unknown[];
  readonly perceptions: readonly unknown[];
}

export interface GapMeasureOptions {
  readonly scale: Scale;
  /** Of the dimension. */
  readonly items: number;
  /**
   * Items answered both ways; all unless given. Only then is the mean over respondents the gap of `serviceQuality`,
   * which weighs every pair alike.
   */
  readonly minimumPairs?: number | undefined;
}

/**
 * The SERVQUAL gap of one respondent in one dimension: the mean of perception less expectation.
 *
 * @returns a measure in points of the scale, min - max to max - min; null with fewer pairs than asked. Its
 * `numeratorOf` throws `lengths-differ`
 * @throws `scale-invalid`, `items-invalid`, `denominator-too-large`, `number-out-of-range` for the least number of
 * pairs
 * @source Parasuraman, Zeithaml & Berry, J. Retailing 64(1), 1988
 */
export function gapMeasure({
  scale,
  items,
  minimumPairs = items,
}: GapMeasureOptions): DerivedMeasure<ExpectedAndPerceived> {
  const { min, max } = checkedScale(scale);
  const { denominator, numeratorOf } = answeredMean(items, {
    minimumAnswered: minimumPairs,
    largest: max - min,
  });
  return {
    denominator,
    numeratorOf({ expectations, perceptions }) {
      if (expectations.length !== perceptions.length)
        throw new MetricsError('lengths-differ', `${expectations.length} and ${perceptions.length} answers`);
      return numeratorOf(
        expectations.map((expectation, item) => answerGap(expectation, perceptions[item], scale)),
      );
    },
  };
}
