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
 * are in it. Each segment is added up by itself first: a plain join would leave it to the planner to read the whole
 * cut and throw most of it away.
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
    `select s.slot, t.department_id, t.key1, t.key2, ${shape.total}
       from unnest($1::int[], $2::int[], $3::text[], $4::date[], $5::date[]) as s (slot, sign, grain, first, last)
       cross join lateral (
         select department_id, key1, key2, ${shape.part}
           from ${shape.table}
          where generation = $6 and measure_id = any ($7::int[]) and cut = $8
            and grain = s.grain and period between s.first and s.last
            and ($9::text[] is null or key1 = any ($9)) and ($10::text[] is null or key2 = any ($10))
          group by department_id, key1, key2${shape.group}) t
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
  /** Value columns of one segment. */
  part: string;
  /** The same of a slot, from those of its segments. */
  total: string;
  group: string;
  tally: (row: Row) => Tally;
}

const shapes: Record<KnownMeasure['kind'], (measure: KnownMeasure) => Shape> = {
  score: (measure) => {
    const { min, max } = measure as Extract<KnownMeasure, { kind: 'score' }>;
    const points = max - min + 1;
    const length = points + exclusionReasons.length;
    const columns = Array.from({ length }, (_, i) => `c${i}`);
    const empty = scoreTally({ min, max }).empty();
    return {
      table: 'tally_score',
      part: columns.map((name, i) => `sum(counts[${i + 1}]) as ${name}`).join(', '),
      total: columns.map((name) => `sum(s.sign * t.${name}) as ${name}`).join(', '),
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
    part: 'sum(n) as n',
    total: 'sum(s.sign * t.n) as n',
    group: '',
    tally: (row) => ({ ...countTally.empty(), n: Number(row['n']) }),
  }),
  sum: () => ({
    table: 'tally_sum',
    part: 'sum(n) as n, sum(sum) as sum, sum(sum_of_squares) as squares',
    total:
      'sum(s.sign * t.n) as n, sum(s.sign * t.sum)::text as sum, sum(s.sign * t.squares)::text as squares',
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
    part: 'bucket, sum(n) as n, sum(sum) as sum',
    total: 't.bucket, sum(s.sign * t.n) as n, sum(s.sign * t.sum)::text as sum',
    group: ', bucket',
    tally: (row) => ({
      ...durationTally.empty(),
      n: Number(row['n']),
      sum: BigInt(row['sum'] as string),
      buckets: Number(row['n']) === 0 ? {} : { [Number(row['bucket'])]: Number(row['n']) },
    }),
  }),
};
