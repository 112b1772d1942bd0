import type { Reduction } from '@attune/contracts';
import {
  type DerivedMeasure,
  gapMeasure,
  importanceMeasure,
  kanoScale,
  kanoScore,
  loyaltyMeasure,
  rescaledMeasure,
  satisfactionMeasure,
  type Scale,
} from '@attune/metrics';
import type { Item } from './item.ts';

/** One number per response: a fraction's numerator, or a category on a scale. */
export interface Reducer {
  shape: { kind: 'fraction'; denominator: number } | ({ kind: 'score' } & Scale);
  /** From the answers to its items, in their order, null where there is none; null where the response does not count. */
  valueOf(answers: readonly (number | null)[]): number | null;
}

/** The questions a method reads, with the field of the declaration that names each. */
export function questionsOf(reduction: Reduction): { question: string; field: string }[] {
  const named = (questions: readonly string[], field: (at: number) => string) =>
    questions.map((question, at) => ({ question, field: `reduction.${field(at)}` }));
  switch (reduction.method) {
    case 'csi-importance':
      return [
        ...named(
          reduction.items.map(({ rating }) => rating),
          (at) => `items.${at}.rating`,
        ),
        ...named(
          reduction.items.map(({ importance }) => importance),
          (at) => `items.${at}.importance`,
        ),
      ];
    case 'servqual-gap':
      return [
        ...named(
          reduction.pairs.map(({ expectation }) => expectation),
          (at) => `pairs.${at}.expectation`,
        ),
        ...named(
          reduction.pairs.map(({ perception }) => perception),
          (at) => `pairs.${at}.perception`,
        ),
      ];
    case 'kano':
      return [
        { question: reduction.functional, field: 'reduction.functional' },
        { question: reduction.dysfunctional, field: 'reduction.dysfunctional' },
      ];
    default:
      return named(reduction.items, (at) => `items.${at}`);
  }
}

/**
 * What a checked declaration does with the answers to its items, which are in the order of `questionsOf`. Throws the
 * errors of the metrics package.
 */
export function reducerOf(reduction: Reduction, items: readonly Item[]): Reducer {
  const half = items.length / 2;
  const scale = items[0] as Item;
  switch (reduction.method) {
    case 'csi':
    case 'csi-weighted':
    case 'acsi': {
      const measure = satisfactionMeasure({
        scale,
        items: items.length,
        weights: reduction.method === 'csi' ? undefined : reduction.weights,
        minimumAnswered: reduction.method === 'acsi' ? items.length : reduction.minimumAnswered,
      });
      return fraction(rescaledMeasure(measure, scale), (answers) => answers);
    }
    case 'csi-importance': {
      const measure = importanceMeasure({
        scale,
        importance: items[half] as Item,
        items: half,
        minimumAnswered: reduction.minimumAnswered,
      });
      return fraction(rescaledMeasure(measure, scale), (answers) => ({
        ratings: answers.slice(0, half),
        importances: answers.slice(half),
      }));
    }
    case 'cli':
      return fraction(loyaltyMeasure(items), (answers) => answers);
    case 'servqual-gap':
      return fraction(
        gapMeasure({ scale, items: half, minimumPairs: reduction.minimumPairs }),
        (answers) => ({ expectations: answers.slice(0, half), perceptions: answers.slice(half) }),
      );
    case 'kano':
      return {
        shape: { kind: 'score', ...kanoScale },
        valueOf: ([functional, dysfunctional]) => kanoScore(functional, dysfunctional),
      };
  }
}

function fraction<Answer>(
  measure: DerivedMeasure<Answer>,
  read: (answers: readonly (number | null)[]) => Answer,
): Reducer {
  return {
    shape: { kind: 'fraction', denominator: measure.denominator },
    valueOf: (answers) => measure.numeratorOf(read(answers)),
  };
}
