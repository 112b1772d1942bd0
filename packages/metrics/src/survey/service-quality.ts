import { inRange } from '../in-range.ts';
import { MetricsError } from '../metrics-error.ts';
import type { Scale } from '../tally/score.ts';
import { checkedScale } from '../tally/score.ts';
import { meanOf } from './item-rows.ts';
import { isOnScale } from './valid-answer.ts';
import { checkedWeights } from './weights.ts';

/** One dimension of service quality: rows are respondents, columns its items, the same in both. */
export interface ServiceDimension {
  readonly name: string;
  readonly expectations: readonly (readonly unknown[])[];
  readonly perceptions: readonly (readonly unknown[])[];
}

export interface ServiceQualityOptions {
  /** Answers off the scale count as none; any number counts unless given. */
  readonly scale?: Scale | undefined;
  /** Importance points by dimension, in their order; a hundred together, or any other sum. */
  readonly weights?: readonly number[] | undefined;
}

/** Gaps are perception less expectation, below 0 where the service falls short; null without a pair of answers. */
export interface DimensionGap {
  readonly name: string;
  readonly gap: number | null;
  /** Pairs of an expectation and a perception. */
  readonly pairs: number;
  /** Pairs with an answer missing. */
  readonly incomplete: number;
}

export interface ServiceQuality {
  readonly dimensions: readonly DimensionGap[];
  /** The mean of the dimensions; null where one of them has no gap. */
  readonly unweighted: number | null;
  /** The same by importance; null also without weights. */
  readonly weighted: number | null;
}

/**
 * SERVQUAL: the gap of a dimension is the mean over respondents and items of perception less expectation.
 *
 * @returns gaps in points of the scale, below 0 where the service falls short; null without a pair of answers
 * @throws `scale-invalid`, `lengths-differ`, `number-out-of-range` for weights that are negative, not finite or all 0,
 * or a gap beyond what a number holds
 * @source Parasuraman, Zeithaml & Berry, J. Retailing 64(1), 1988; 67(4), 1991
 */
export function serviceQuality(
  dimensions: readonly ServiceDimension[],
  { scale, weights }: ServiceQualityOptions = {},
): ServiceQuality {
  if (scale !== undefined) checkedScale(scale);
  if (weights !== undefined) checkedWeights(weights, dimensions.length);
  const read = dimensions.map((dimension) => gapOf(dimension, scale));
  const gaps = read.map(({ gap }) => gap).filter((gap) => gap !== null);
  const complete = gaps.length === read.length;
  return {
    dimensions: read,
    unweighted: complete ? meanOf(gaps) : null,
    weighted: complete && weights !== undefined ? weightedMean(gaps, weights) : null,
  };
}

function gapOf(
  { name, expectations, perceptions }: ServiceDimension,
  scale: Scale | undefined,
): DimensionGap {
  if (expectations.length !== perceptions.length)
    throw new MetricsError(
      'lengths-differ',
      `${name}: ${expectations.length} and ${perceptions.length} rows`,
    );
  const gaps = expectations.flatMap((expected, who) => {
    const perceived = perceptions[who] ?? [];
    if (expected.length !== perceived.length)
      throw new MetricsError('lengths-differ', `${name}: ${expected.length} and ${perceived.length} answers`);
    return expected.map((expectation, item) => answerGap(expectation, perceived[item], scale));
  });
  const pairs = gaps.filter((gap) => gap !== null).length;
  const gap = meanOf(gaps);
  if (gap !== null) inRange(gap, -Number.MAX_VALUE, Number.MAX_VALUE, `gap of ${name}`);
  return { name, gap, pairs, incomplete: gaps.length - pairs };
}

/** Perception less expectation of one item; null where one of the two is not an answer. */
export function answerGap(expectation: unknown, perception: unknown, scale?: Scale): number | null {
  const counts = (answer: unknown): answer is number =>
    scale === undefined ? typeof answer === 'number' && Number.isFinite(answer) : isOnScale(answer, scale);
  return counts(expectation) && counts(perception) ? perception - expectation : null;
}

function weightedMean(values: readonly number[], weights: readonly number[]): number | null {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return sum === 0 ? null : values.reduce((total, x, i) => total + x * ((weights[i] ?? 0) / sum), 0);
}
