import { MetricsError } from '../metrics-error.ts';
import type { FractionTally } from '../tally/fraction.ts';
import { fractionTally } from '../tally/fraction.ts';
import type { Scale, ScoreTally } from '../tally/score.ts';
import { checkedScale } from '../tally/score.ts';
import { checkedDenominator, leastCommonMultiple } from './derived-measure.ts';

export interface ScoreAsFractionOptions {
  /** Where the ends of the scale go: whole numbers, `low` below `high`. */
  readonly low: number;
  readonly high: number;
  /** Whether the lowest point is the best answer, and goes to `high`. */
  readonly reversed?: boolean | undefined;
  /** What all fractions are over that shall be pooled: see `commonDenominator`. */
  readonly denominator: number;
}

/**
 * Stretches the answers of any scale onto low..high in a straight line, exactly, so that departments with 1..5, 1..7
 * and 0..10 can be pooled where somebody asks for it: low + (x - min) (high - low) / (max - min). The points of two
 * scales are not thereby the same words; that they may be pooled is for the definition to say.
 *
 * Answers skipped or not known are `incomplete`, the other reasons keep their names. It commutes with `merge` and
 * `negate`; a tally whose removal came before its add may, read as a fraction, look as if it were settled.
 *
 * @returns a tally of low..high, whose mean is that of the scale on the same line
 * @throws `scale-invalid`; `number-out-of-range` for ends that are not whole or the wrong way round, and for a
 * denominator over which not every point is whole
 * @source Own definition: a linear map of the scale, over a common denominator
 *
 * @example
 * const denominator = commonDenominator([{ min: 1, max: 5 }, { min: 0, max: 10 }]); // 20
 * const { merge } = fractionTally({ denominator });
 * const onto = { low: 0, high: 100, denominator };
 * derivedMean(merge(scoreAsFraction(shop, onto), scoreAsFraction(hotline, onto)), { range: [0, 100] });
 */
export function scoreAsFraction(
  { min, max, counts, excluded }: ScoreTally,
  { low, high, reversed = false, denominator }: ScoreAsFractionOptions,
): FractionTally {
  checkedScale({ min, max });
  if (!Number.isSafeInteger(low) || !Number.isSafeInteger(high) || low >= high)
    throw new MetricsError('number-out-of-range', `low ${low} and high ${high}`);
  const empty = fractionTally({ denominator }).empty();
  const [over, width] = [BigInt(denominator), BigInt(max - min)];
  const span = (BigInt(high) - BigInt(low)) * over;
  if (span % width !== 0n)
    throw new MetricsError('number-out-of-range', `denominator ${denominator} for points of ${min}..${max}`);
  let [n, sum, sumOfSquares] = [0, 0n, 0n];
  for (const [i, count] of counts.entries()) {
    const steps = BigInt(reversed ? max - min - i : i);
    const numerator = BigInt(low) * over + steps * (span / width);
    n += count;
    sum += BigInt(count) * numerator;
    sumOfSquares += BigInt(count) * numerator * numerator;
  }
  const { skipped, 'dont-know': dontKnow, ...others } = excluded;
  return { ...empty, n, sum, sumOfSquares, excluded: { ...others, incomplete: skipped + dontKnow } };
}

/**
 * The least denominator over which every point of every scale is whole, whatever whole ends it is stretched onto.
 *
 * @returns a whole number of at least 1: 60 for 1..5, 1..7 and 0..10
 * @throws `scale-invalid`, `denominator-too-large`
 * @source Own definition: the least common multiple of the widths of the scales
 */
export function commonDenominator(scales: readonly Scale[]): number {
  return checkedDenominator(
    leastCommonMultiple(scales.map(checkedScale).map(({ min, max }) => max - min)),
    1,
  );
}
