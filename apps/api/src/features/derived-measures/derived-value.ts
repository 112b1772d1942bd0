import { type Contribution, type MeasureValue, questionMeasureKey } from '@attune/contracts';
import type { Item } from './item.ts';
import type { Reducer } from './reducer.ts';

/** Where a derived measure finds its answers, and what it makes of them. */
export interface Derivation {
  /** Keys of the measures of its items, in their order. */
  keys: readonly string[];
  reducer: Reducer;
}

export const keysOf = (survey: string, items: readonly Item[]): string[] =>
  items.map(({ question }) => questionMeasureKey(survey, question));

/** A response that does not count as a whole says so in every answer. */
const wholly: readonly unknown[] = ['superseded', 'no-consent', 'test'] satisfies MeasureValue[];

/**
 * What a response puts into a derived measure: a number, or why it has none (`skipped`: too little was answered).
 * Undefined where it was never asked. A pure function of the values, so that folding looks nothing up.
 */
export function derivedValue(
  values: readonly (MeasureValue | null | undefined)[],
  reducer: Reducer,
): MeasureValue | undefined {
  const given = values.filter((value) => value !== undefined && value !== null);
  if (given.length === 0) return undefined;
  const out = given.find((value) => wholly.includes(value));
  if (out !== undefined) return out;
  return reducer.valueOf(values.map((value) => (typeof value === 'number' ? value : null))) ?? 'skipped';
}

/** A contribution to the derived measure alone, where it has one. */
export function derivedContribution(
  contribution: Contribution,
  { keys, reducer }: Derivation,
  measure: string,
): Contribution[] {
  const value = derivedValue(
    keys.map((key) => contribution.measures[key]),
    reducer,
  );
  return value === undefined ? [] : [{ ...contribution, measures: { [measure]: value } }];
}
