import { exclusionReasons } from '@attune/contracts';
import { countTally, durationTally, scoreTally, sumTally, type Tally } from '@attune/metrics';
import type { EntityManager } from 'typeorm';
import type { Cut } from '../measures/cuts.ts';
import type { KnownMeasure } from '../measures/measure-registry.ts';
import type { Segment } from './periods.ts';
import type { Filters } from './where.ts';

export interface TallyQuestion {
  generation: number;
  /** Of one kind and, for scores, one scale: they are added up. */
  measures: readonly KnownMeasure[];
  cut: Cut;
  filters: Filters;
  /** What is added up, by slot. */
  slots: readonly (readonly Segment[])[];
}

/** The tally of one slot, department and combination of dimension values. */
export interface SlotTally {
  slot: number;
  departmentId: number;
  key1: string;
  key2: string;
  tally: Tally;
}

type Row = { slot: number; department_id: number; key1: string; key2: string } & Record<
  string,
  string | number
>;

/**
 * Adds up tally rows in the database, one statement per question. Row-level security decides which departments
 * are in it.
 */
export async function readTallies(tx: EntityManager, question: TallyQuestion): Promise<SlotTally[]> {
  const [measure] = question.measures;
  if (!measure || question.slots.length === 0) return [];
  const shape = shapes[measure.kind](measure);
  const segments = question.slots.flatMap((slot, at) => slot.map((segment) => ({ ...segment, at })));
  const filter = (at: 0 | 1) => {
    const dimension = question.cut.dimensions[at];
    return (dimension && question.filters[dimension]) ?? null;
  };
  const rows: Row[] = await tx.query(
    `select s.slot, t.department_id, t.key1, t.key2, ${shape.columns}
       from unnest($1::int[], $2::int[], $3::text[], $4::date[], $5::date[]) as s (slot, sign, grain, first, last)
       join ${shape.table} t on t.generation = $6 and t.measure_id = any ($7::int[]) and t.cut = $8
        and t.grain = s.grain and t.period between s.first and s.last
      where ($9::text[] is null or t.key1 = any ($9)) and ($10::text[] is null or t.key2 = any ($10))
      group by s.slot, t.department_id, t.key1, t.key2${shape.group}`,
    [
      segments.map(({ at }) => at),
      segments.map(({ sign }) => sign),
      segments.map(({ grain }) => grain),
      segments.map(({ from }) => from),
      segments.map(({ to }) => to),
      question.generation,
      question.measures.map(({ id }) => id),
      question.cut.name,
      filter(0),
      filter(1),
    ],
  );
  return rows.map((row) => ({
    slot: row.slot,
    departmentId: row.department_id,
    key1: row.key1,
    key2: row.key2,
    tally: shape.tally(row),
  }));
}

interface Shape {
  table: string;
  columns: string;
  group: string;
  tally: (row: Row) => Tally;
}

const shapes: Record<KnownMeasure['kind'], (measure: KnownMeasure) => Shape> = {
  score: (measure) => {
    const { min, max } = measure as Extract<KnownMeasure, { kind: 'score' }>;
    const points = max - min + 1;
    const length = points + exclusionReasons.length;
    const columns = Array.from({ length }, (_, i) => `sum(s.sign * t.counts[${i + 1}]) as c${i}`);
    const empty = scoreTally({ min, max }).empty();
    return {
      table: 'tally_score',
      columns: columns.join(', '),
      group: '',
      tally: (row) => ({
        ...empty,
        counts: empty.counts.map((_, i) => Number(row[`c${i}`])),
        excluded: Object.fromEntries(
          exclusionReasons.map((reason, i) => [reason, Number(row[`c${points + i}`])]),
        ) as typeof empty.excluded,
      }),
    };
  },
  count: () => ({
    table: 'tally_count',
    columns: 'sum(s.sign * t.n) as n',
    group: '',
    tally: (row) => ({ ...countTally.empty(), n: Number(row['n']) }),
  }),
  sum: () => ({
    table: 'tally_sum',
    columns: `sum(s.sign * t.n) as n, sum(s.sign * t.sum)::text as sum, sum(s.sign * t.sum_of_squares)::text as squares`,
    group: '',
    tally: (row) => ({
      ...sumTally.empty(),
      n: Number(row['n']),
      sum: BigInt(row['sum'] as string),
      sumOfSquares: BigInt(row['squares'] as string),
    }),
  }),
  duration: () => ({
    table: 'tally_duration',
    columns: `t.bucket, sum(s.sign * t.n) as n, sum(s.sign * t.sum)::text as sum`,
    group: ', t.bucket',
    tally: (row) => ({
      ...durationTally.empty(),
      n: Number(row['n']),
      sum: BigInt(row['sum'] as string),
      buckets: Number(row['n']) === 0 ? {} : { [Number(row['bucket'])]: Number(row['n']) },
    }),
  }),
};
