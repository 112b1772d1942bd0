import type { ReadOptions, Reading } from '../indicator/reading.ts';
import { sumMean } from '../indicator/sum-reading.ts';
import { inRange } from '../in-range.ts';
import type { SumTally } from '../tally/sum.ts';
import type { DerivedMeasure } from './derived-measure.ts';

/**
 * The mean of a derived measure over respondents, in its own unit, with Student's t interval, from the tally of its
 * numerators. Throws `number-out-of-range` for a denominator below 1.
 */
export function derivedMean(
  tally: SumTally,
  { denominator }: Pick<DerivedMeasure<never>, 'denominator'>,
  options: ReadOptions = {},
): Reading {
  inRange(denominator, 1, Number.MAX_SAFE_INTEGER, 'denominator');
  const reading = sumMean(tally, options);
  const { value, interval } = reading;
  return {
    ...reading,
    value: value === null ? null : value / denominator,
    interval: interval && {
      ...interval,
      low: interval.low / denominator,
      high: interval.high / denominator,
    },
  };
}
