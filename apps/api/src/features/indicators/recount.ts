import type { Dimension, MeasureValue } from '@attune/contracts';
import {
  type ScoreTally,
  type Tally,
  type TallyAlgebra,
  tallyKind,
  type TallyShape,
  type ValueOf,
} from '@attune/metrics';
import { type Derivation, derivedValue } from '../derived-measures/derived-value.ts';
import { fractionValue } from '../measures/fraction-value.ts';
import type { KnownMeasure } from '../measures/measure-registry.ts';
import type { Counting } from './count-log.ts';
import { type RecountQuestion, valueOfEachKey } from './counted-contributions.ts';
import { type CountedValue, CountedValues } from './counted-values.ts';

export interface Recounted<Result extends Tally = Tally> {
  tally: Result;
  /** What was counted: every value put in or taken out. */
  events: number;
}

/**
 * Counts a figure's tally again from the events themselves, up to the log positions the figure was read at. Shares
 * nothing with folding but the log. Runs as the worker, because an edit's event may lie in a department that its
 * reader does not see: the departments to count are named, and were checked against the reader's.
 */
export function recount(measures: readonly KnownMeasure[], question: RecountQuestion): Counting<Recounted> {
  const [shape] = measures;
  if (!shape) throw new Error('Nothing to recount.');
  const keys = measures.map(({ key }) => key);
  const counted = new CountedValues({ ...question, keys, each: valueOfEachKey });
  return {
    counts: [counted],
    result: async () => {
      const values = counted.values().map((row) => ({
        ...row,
        value: (/^(-?\d+|\[.*\])$/.test(row.value) ? JSON.parse(row.value) : row.value) as MeasureValue,
      }));
      return tallied(shape, values);
    },
  };
}

/** The same of a derived measure: worked out anew from the answers of each contribution. */
export function recountDerived(
  { keys, reducer }: Derivation,
  question: RecountQuestion,
): Counting<Recounted> {
  const each = `
    select json_agg(k.c -> 'measures' -> key order by nth)::text as value
      from unnest($10::text[]) with ordinality as keys (key, nth)`;
  const counted = new CountedValues({ ...question, keys, each });
  return {
    counts: [counted],
    result: async () => {
      const values = counted.values().flatMap((row) => {
        const value = derivedValue(JSON.parse(row.value) as (MeasureValue | null)[], reducer);
        return value === undefined ? [] : [{ ...row, value }];
      });
      return tallied(reducer.shape, values);
    },
  };
}

/** The same of a weighted figure: its answers by cell, as the dimension values of each contribution say. */
export function recountWeighted(
  { measures, dimensions, cellOf }: WeightedAnswers,
  question: RecountQuestion,
): Counting<{ cells: Map<string, ScoreTally>; events: number }> {
  const [shape] = measures;
  if (!shape) return { counts: [], result: async () => ({ cells: new Map(), events: 0 }) };
  const values = dimensions.map((dimension) => `coalesce(k.c -> 'dimensions' ->> '${dimension}', '')`);
  const each = `
    select json_build_array(${['value', ...values].join(', ')})::text as value
      from (select k.c -> 'measures' ->> key as value from unnest($10::text[]) as key) m where m.value is not null`;
  const counted = new CountedValues({ ...question, keys: measures.map(({ key }) => key), each });
  return {
    counts: [counted],
    result: async () => {
      const answers = counted.values().map((row) => {
        const [value = '', ...at] = JSON.parse(row.value) as string[];
        return {
          ...row,
          value: (/^-?\d+$/.test(value) ? Number(value) : value) as MeasureValue,
          cell: cellOf(at),
        };
      });
      const cells = new Map<string, ScoreTally>();
      for (const [cell, some] of Map.groupBy(answers, (answer) => answer.cell))
        cells.set(cell, tallied(shape, some).tally as ScoreTally);
      return { cells, events: answers.reduce((sum, { events }) => sum + events, 0) };
    },
  };
}

interface WeightedAnswers {
  measures: readonly KnownMeasure[];
  dimensions: readonly Dimension[];
  /** The name of the cell that answers with these dimension values are in. */
  cellOf: (values: readonly string[]) => string;
}

/** Elsewhere what is left out is nothing at all. */
const keepsExcluded = ({ kind }: TallyShape) => kind === 'score' || kind === 'fraction' || kind === 'moments';

function tallied(shape: TallyShape, values: readonly CountedValue<MeasureValue>[]): Recounted {
  const algebra = tallyKind(shape as Extract<TallyShape, { kind: 'score' }>);
  const counted = values
    .filter(({ value }) => typeof value !== 'string' || keepsExcluded(shape))
    .map(({ value, times }) => ({
      value: (shape.kind === 'fraction' ? fractionValue(value) : value) as ValueOf<{ kind: 'score' }>,
      times,
    }));
  const taken = counted.map(({ value, times }) => ({ value, times: -times }));
  return {
    tally: algebra.merge(addedTimes(algebra, counted), algebra.negate(addedTimes(algebra, taken))),
    events: values.reduce((sum, { events }) => sum + events, 0),
  };
}

/** Each value so many times, where that is more than none: by doubling, since a point of a scale may come by the million. */
function addedTimes<T, V>(algebra: TallyAlgebra<T, V>, values: readonly { value: V; times: number }[]): T {
  const added = values.filter(({ times }) => times > 0);
  const most = added.reduce((most, { times }) => Math.max(most, times), 1);
  let tally = algebra.empty();
  for (let bit = 2 ** Math.floor(Math.log2(most)); bit >= 1; bit /= 2) {
    const some = added.filter(({ times }) => Math.floor(times / bit) % 2 === 1).map(({ value }) => value);
    tally = algebra.addAll(algebra.merge(tally, tally), some);
  }
  return tally;
}
