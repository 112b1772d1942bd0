import type { Dimension, MeasureValue } from '@attune/contracts';
import { type ScoreTally, type Tally, tallyKind, type TallyShape, type ValueOf } from '@attune/metrics';
import type { Pool } from 'pg';
import { type Derivation, derivedValue } from '../derived-measures/derived-value.ts';
import { fractionValue } from '../measures/fraction-value.ts';
import type { KnownMeasure } from '../measures/measure-registry.ts';
import {
  countedContributions,
  countedParameters,
  type CountedQuestion,
  type RecountQuestion,
  valueOfEachKey,
} from './counted-contributions.ts';

interface Recounted {
  tally: Tally;
  events: number;
}

/**
 * Counts a figure's tally again from the events themselves, up to the log positions the figure was read at. Shares
 * nothing with folding but the log. Runs as the worker, because an edit's event may lie in a department that its
 * reader does not see: the departments to count are named, and were checked against the reader's.
 */
export async function recount(
  worker: Pool,
  measures: readonly KnownMeasure[],
  question: RecountQuestion,
): Promise<Recounted> {
  const [shape] = measures;
  if (!shape) throw new Error('Nothing to recount.');
  const keys = measures.map(({ key }) => key);
  const counted = await countValues(worker, { ...question, keys, each: valueOfEachKey });
  const values = counted.map((row) => ({
    ...row,
    value: (/^(-?\d+|\[.*\])$/.test(row.value) ? JSON.parse(row.value) : row.value) as MeasureValue,
  }));
  return tallied(shape, values);
}

/** The same of a derived measure: worked out anew from the answers of each contribution. */
export async function recountDerived(
  worker: Pool,
  { keys, reducer }: Derivation,
  question: RecountQuestion,
): Promise<Recounted> {
  const each = `
    select json_agg(k.c -> 'measures' -> key order by nth)::text as value
      from unnest($7::text[]) with ordinality as keys (key, nth)`;
  const counted = await countValues(worker, { ...question, keys, each });
  const values = counted.flatMap((row) => {
    const value = derivedValue(JSON.parse(row.value) as (MeasureValue | null)[], reducer);
    return value === undefined ? [] : [{ ...row, value }];
  });
  return tallied(reducer.shape, values);
}

/** The same of a weighted figure: its answers by cell, as the dimension values of each contribution say. */
export async function recountWeighted(
  worker: Pool,
  { measures, dimensions, cellOf }: WeightedAnswers,
  question: RecountQuestion,
): Promise<{ cells: Map<string, ScoreTally>; events: number }> {
  const [shape] = measures;
  if (!shape) return { cells: new Map(), events: 0 };
  const values = dimensions.map((dimension) => `coalesce(k.c -> 'dimensions' ->> '${dimension}', '')`);
  const each = `
    select json_build_array(${['value', ...values].join(', ')})::text as value
      from (select k.c -> 'measures' ->> key as value from unnest($7::text[]) as key) m where m.value is not null`;
  const keys = measures.map(({ key }) => key);
  const counted = await countValues(worker, { ...question, keys, each });
  const answers = counted.map((row) => {
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
}

interface WeightedAnswers {
  measures: readonly KnownMeasure[];
  dimensions: readonly Dimension[];
  /** The name of the cell that answers with these dimension values are in. */
  cellOf: (values: readonly string[]) => string;
}

interface Counted<Value> {
  value: Value;
  /** Negative where it is taken out. */
  times: number;
  events: number;
}

/** @param question.each what a contribution `k.c` is counted as: rows of a text `value` */
export async function countValues(
  worker: Pool,
  question: CountedQuestion & { each: string },
): Promise<Counted<string>[]> {
  const { rows } = await worker.query<Counted<string>>(
    `${countedContributions(question.each)}
     select value, sum(sign)::int as times, count(*)::int as events from counted group by value`,
    countedParameters(question),
  );
  return rows;
}

/** Elsewhere what is left out is nothing at all. */
const keepsExcluded = ({ kind }: TallyShape) => kind === 'score' || kind === 'fraction' || kind === 'moments';

function tallied(shape: TallyShape, values: readonly Counted<MeasureValue>[]): Recounted {
  const algebra = tallyKind(shape as Extract<TallyShape, { kind: 'score' }>);
  let tally = algebra.empty();
  for (const { value, times } of values) {
    if (typeof value === 'string' && !keepsExcluded(shape)) continue;
    const counted = (shape.kind === 'fraction' ? fractionValue(value) : value) as ValueOf<{ kind: 'score' }>;
    const added = algebra.addAll(
      algebra.empty(),
      Array.from({ length: Math.abs(times) }, () => counted),
    );
    tally = algebra.merge(tally, times < 0 ? algebra.negate(added) : added);
  }
  return { tally, events: values.reduce((sum, { events }) => sum + events, 0) };
}
