import type { ConversionInUse, ScaleConversion } from '@attune/contracts';
import {
  convertScore,
  linearPoints,
  MetricsError,
  reversePoints,
  type Scale,
  scoreAsFraction,
  type ScoreTally,
  type Tally,
} from '@attune/metrics';
import { type IndicatorInput, type RescaledSource, rescaledOf } from '@attune/plugin-sdk';
import type { KnownMeasure } from '../measures/measure-registry.ts';
import { definitionProblem } from './problems.ts';

/** Reads a tally of a measure as one of the input it is bound to. */
export type Convert = (tally: Tally) => Tally;

type ScoreMeasure = Extract<KnownMeasure, { kind: 'score' }>;

interface Bound {
  measure: KnownMeasure;
  conversion: ScaleConversion | null;
  /** Where the binding stands, for problems. */
  field?: string;
  /** Of what answers of any scale become. */
  denominator?: number;
}

/**
 * How a measure is read by an input; null where as it is. Throws `measure-kind-differs`, `scale-differs`,
 * `conversion-invalid`, `conversion-needless`.
 */
export function conversionOf(
  input: IndicatorInput,
  { measure, conversion, field = '', denominator }: Bound,
): Convert | null {
  const rescaled = rescaledOf(input);
  if (rescaled) {
    if (measure.kind !== 'score')
      throw definitionProblem('measure-kind-differs', { field: `${field}.measure` });
    return ontoFraction(rescaled, measure, conversion, { field, denominator });
  }
  if (measure.kind !== input.kind)
    throw definitionProblem('measure-kind-differs', {
      field: `${field}.measure`,
      detail: `${measure.key} is a ${measure.kind}, the input a ${input.kind}.`,
    });
  if (measure.kind === 'score' && input.kind === 'score') return ontoScale(input, measure, conversion, field);
  if (conversion !== null) throw definitionProblem('conversion-needless', { field: `${field}.conversion` });
  return null;
}

/** Of an input that reads answers; null of any other. */
export function scaleOf(input: IndicatorInput): { min: number; max: number; anyScale: boolean } | null {
  const rescaled = rescaledOf(input);
  if (rescaled) return { min: rescaled.low, max: rescaled.high, anyScale: true };
  return input.kind === 'score' ? { min: input.min, max: input.max, anyScale: false } : null;
}

/** What a conversion does, as people are told; null where every answer is read as it is. */
export function conversionInUse(
  input: IndicatorInput,
  { measure, conversion }: Pick<Bound, 'measure' | 'conversion'>,
): ConversionInUse | null {
  if (measure.kind !== 'score') return null;
  const scale = scaleOf(input);
  if (scale === null) return null;
  const to = { min: scale.min, max: scale.max };
  const { min, max } = measure;
  const kind = conversion?.kind ?? 'linear';
  return kind === 'linear' && min === to.min && max === to.max ? null : { kind, from: { min, max }, to };
}

function ontoScale(
  to: Scale,
  measure: ScoreMeasure,
  conversion: ScaleConversion | null,
  field: string,
): Convert | null {
  const { min, max } = measure;
  if (conversion === null) {
    if (min === to.min && max === to.max) return null;
    throw definitionProblem('scale-differs', {
      field: `${field}.conversion`,
      detail: `${measure.key} is ${min} to ${max}, the reading ${to.min} to ${to.max}: say how it is converted.`,
    });
  }
  try {
    const points = pointsOf(conversion, { min, max }, to);
    const scale = { to: { min: to.min, max: to.max }, points };
    convertScore(emptyOf(measure), scale);
    return (tally) => convertScore(tally as ScoreTally, scale);
  } catch (error) {
    if (!(error instanceof MetricsError)) throw error;
    throw definitionProblem('conversion-invalid', { field: `${field}.conversion`, detail: error.message });
  }
}

/** Where each point of a scale goes. */
function pointsOf(conversion: ScaleConversion, from: Scale, to: Scale): readonly number[] {
  if (conversion.kind === 'table') return conversion.points;
  const points = linearPoints(from, to);
  return conversion.kind === 'linear'
    ? points
    : reversePoints(from).map((point) => points[point - from.min] as number);
}

function ontoFraction(
  { low, high }: RescaledSource,
  measure: ScoreMeasure,
  conversion: ScaleConversion | null,
  { field, denominator }: { field: string; denominator: number | undefined },
): Convert {
  if (conversion?.kind === 'table')
    throw definitionProblem('conversion-invalid', {
      field: `${field}.conversion`,
      detail: `Answers of every scale are read linearly onto ${low} to ${high}: choose linear or reversed.`,
    });
  const onto = {
    low,
    high,
    reversed: conversion?.kind === 'reversed',
    denominator: denominator ?? measure.max - measure.min,
  };
  return (tally) => scoreAsFraction(tally as ScoreTally, onto);
}

const emptyOf = ({ min, max }: ScoreMeasure): ScoreTally => ({
  kind: 'score',
  min,
  max,
  counts: Array.from({ length: max - min + 1 }, () => 0),
  excluded: { skipped: 0, 'dont-know': 0, superseded: 0, 'no-consent': 0, test: 0 },
});
