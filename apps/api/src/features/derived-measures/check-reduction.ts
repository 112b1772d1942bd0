import type { Reduction } from '@attune/contracts';
import { MetricsError } from '@attune/metrics';
import type { KnownSurvey } from '../surveys/known-survey.ts';
import type { Item } from './item.ts';
import { derivedProblem } from './problems.ts';
import { questionsOf, type Reducer, reducerOf } from './reducer.ts';

/**
 * The items of a declaration with their scales, and what it does with them. Throws the problem of the first field that
 * does not fit the survey.
 */
export function checkReduction(
  reduction: Reduction,
  survey: KnownSurvey,
): { items: Item[]; reducer: Reducer } {
  const items = itemsOf(reduction, survey);
  checkScales(reduction, items);
  if ('weights' in reduction) checkWeights(reduction.weights, items.length);
  checkMinimum(reduction);
  try {
    return { items, reducer: reducerOf(reduction, items) };
  } catch (error) {
    if (!(error instanceof MetricsError)) throw error;
    throw derivedProblem('derived-denominator', { field: 'reduction' });
  }
}

function itemsOf(reduction: Reduction, survey: KnownSurvey): Item[] {
  const questions = questionsOf(reduction);
  if (questions.length === 0) throw derivedProblem('derived-items-missing', { field: listOf(reduction) });
  const seen = new Set<string>();
  return questions.map(({ question, field }) => {
    const known = survey.questions.get(question);
    if (!known) throw derivedProblem('derived-question-unknown', { field });
    if (!known.scale) throw derivedProblem('derived-question-open', { field });
    if (seen.has(question)) throw derivedProblem('derived-question-twice', { field });
    seen.add(question);
    return { question, min: known.scale.min, max: known.scale.max };
  });
}

const listOf = ({ method }: Reduction) => `reduction.${method === 'servqual-gap' ? 'pairs' : 'items'}`;

function checkScales(reduction: Reduction, items: readonly Item[]): void {
  const fields = questionsOf(reduction).map(({ field }) => field);
  const unlike = (from: number, to: number) =>
    items.findIndex((item, at) => at >= from && at < to && !sameScale(item, items[from] as Item));
  switch (reduction.method) {
    case 'cli':
      return;
    case 'kano': {
      const off = items.findIndex(({ min, max }) => min !== 1 || max !== 5);
      if (off >= 0) throw derivedProblem('derived-kano-scale', { field: fields[off] as string });
      return;
    }
    case 'servqual-gap': {
      const off = unlike(0, items.length);
      if (off >= 0) throw derivedProblem('derived-pair-scales-differ', { field: fields[off] as string });
      return;
    }
    case 'csi-importance': {
      const half = items.length / 2;
      const off = (items[half] as Item).min < 0 ? half : unlike(half, items.length);
      if (off >= 0) throw derivedProblem('derived-importance-scale', { field: fields[off] as string });
      return checkOneScale(unlike(0, half), fields);
    }
    default:
      return checkOneScale(unlike(0, items.length), fields);
  }
}

function checkOneScale(off: number, fields: readonly string[]): void {
  if (off >= 0) throw derivedProblem('derived-scales-differ', { field: fields[off] as string });
}

const sameScale = (a: Item, b: Item) => a.min === b.min && a.max === b.max;

function checkWeights(weights: readonly number[], items: number): void {
  if (weights.length !== items)
    throw derivedProblem('derived-weights-differ', { field: 'reduction.weights' });
  const negative = weights.findIndex((weight) => weight < 0);
  if (negative >= 0)
    throw derivedProblem('derived-weight-negative', { field: `reduction.weights.${negative}` });
  if (weights.every((weight) => weight === 0))
    throw derivedProblem('derived-weights-zero', { field: 'reduction.weights' });
}

function checkMinimum(reduction: Reduction): void {
  const [field, least, most] =
    reduction.method === 'servqual-gap'
      ? (['minimumPairs', reduction.minimumPairs, reduction.pairs.length] as const)
      : 'minimumAnswered' in reduction
        ? (['minimumAnswered', reduction.minimumAnswered, reduction.items.length] as const)
        : (['', undefined, 0] as const);
  if (least !== undefined && (least < 1 || least > most))
    throw derivedProblem('derived-minimum-invalid', { field: `reduction.${field}` });
}
