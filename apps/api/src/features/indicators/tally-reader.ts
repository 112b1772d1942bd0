import { exclusionReasons } from '@attune/contracts';
import { countTally, durationTally, scoreTally, sumTally, type Tally } from '@attune/metrics';
import type { PoolClient } from 'pg';
import type { Cut } from '../measures/cuts.ts';
import type { KnownMeasure } from '../measures/measure-registry.ts';
import { scoreColumns } from '../measures/score-columns.ts';
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
 * are in it. Each stretch of days or months is added up by itself first, and once even where several slots need it,
 * as the end of one period does and the beginning of the next. A plain join would leave it to the planner to read the
 * whole cut and throw most of it away.
 */
export async function readTallies(tx: PoolClient, question: TallyQuestion): Promise<SlotTally[]> {
  const [measure] = question.measures;
  if (!measure || question.slots.length === 0) return [];
  const shape = shapes[measure.kind](measure);
  const { stretches, uses } = stretchesOf(question.slots);
  const filter = (at: 0 | 1) => {
    const dimension = question.cut.dimensions[at];
    return (dimension && question.filters[dimension]) ?? null;
  };
  const [key1, key2] = [filter(0), filter(1)];
  const filters = [
    ...(key1 ? ['key1 = any ($10::text[])'] : []),
    ...(key2 ? [`key2 = any ($${key1 ? 11 : 10}::text[])`] : []),
  ];
  const { rows } = await tx.query<Row>({
    name: `${shape.key}${key1 ? ' by key1' : ''}${key2 ? ' by key2' : ''}`,
    text: `
      with part as materialized (
        select p.stretch, t.*
          from unnest($1::text[], $2::date[], $3::date[]) with ordinality as p (grain, first, last, stretch)
          join tally_series s on s.generation = $4 and s.measure_id = any ($5::int[]) and s.cut = $6 and s.grain = p.grain
         cross join lateral (
           select department_id, key_id, ${shape.part}
             from ${shape.table}
            where series_id = s.id and period between p.first and p.last
                  ${filters.length === 0 ? '' : `and key_id = any (array(select id from tally_key where ${filters.join(' and ')}))`}
            group by department_id, key_id${shape.group}) t),
      slot as materialized (
        select u.slot, department_id, key_id, ${shape.total}
          from unnest($7::int[], $8::int[], $9::int[]) as u (slot, sign, stretch) join part t using (stretch)
         group by u.slot, department_id, key_id${shape.group})
      select slot.*, key1, key2 from slot join tally_key k on k.id = key_id`,
    values: [
      stretches.map(({ grain }) => grain),
      stretches.map(({ from }) => from),
      stretches.map(({ to }) => to),
      question.generation,
      question.measures.map(({ id }) => id),
      question.cut.name,
      uses.map(({ slot }) => slot),
      uses.map(({ sign }) => sign),
      uses.map(({ stretch }) => stretch),
      ...[key1, key2].filter((values) => values !== null),
    ],
  });
  return rows.map((row) => ({
    slot: row.slot,
    departmentId: row.department_id,
    key1: row.key1,
    key2: row.key2,
    tally: shape.tally(row),
  }));
}

/** The segments of all slots, each once, and which slots they are added to or taken away from. */
function stretchesOf(slots: TallyQuestion['slots']) {
  const stretches: Segment[] = [];
  const nth = new Map<string, number>();
  const uses = slots.flatMap((segments, slot) =>
    segments.map((segment) => {
      const name = `${segment.grain} ${segment.from} ${segment.to}`;
      let stretch = nth.get(name);
      if (stretch === undefined) {
        stretch = stretches.push(segment);
        nth.set(name, stretch);
      }
      return { slot, sign: segment.sign, stretch };
    }),
  );
  return { stretches, uses };
}

interface Shape {
  /** Names the statement. */
  key: string;
  table: string;
  /** Value columns of one stretch. */
  part: string;
  /** The same of a slot, from those of its stretches. */
  total: string;
  group: string;
  tally: (row: Row) => Tally;
}

const shapes: Record<KnownMeasure['kind'], (measure: KnownMeasure) => Shape> = {
  score: (measure) => {
    const { min, max } = measure as Extract<KnownMeasure, { kind: 'score' }>;
    const points = max - min + 1;
    const columns = scoreColumns(points).read.map((count, i) => ({ count, name: `c${i}` }));
    const empty = scoreTally({ min, max }).empty();
    return {
      key: `score tallies ${points}`,
      table: 'tally_score',
      part: columns.map(({ count, name }) => `sum(${count}) as ${name}`).join(', '),
      // One text instead of so many columns: each would be a value to take apart on its own.
      total: `concat_ws(' ', ${columns.map(({ name }) => `sum(u.sign * t.${name})`).join(', ')}) as counts`,
      group: '',
      tally: (row) => {
        const counts = (row['counts'] as string).split(' ').map(Number);
        const excluded = { ...empty.excluded };
        exclusionReasons.forEach((reason, i) => (excluded[reason] = counts[points + i] as number));
        return { ...empty, counts: counts.slice(0, points), excluded };
      },
    };
  },
  count: () => ({
    key: 'count tallies',
    table: 'tally_count',
    part: 'sum(n) as n',
    total: 'sum(u.sign * t.n) as n',
    group: '',
    tally: (row) => ({ ...countTally.empty(), n: Number(row['n']) }),
  }),
  sum: () => ({
    key: 'sum tallies',
    table: 'tally_sum',
    part: 'sum(n) as n, sum(sum) as sum, sum(sum_of_squares) as squares',
    total:
      'sum(u.sign * t.n) as n, sum(u.sign * t.sum)::text as sum, sum(u.sign * t.squares)::text as squares',
    group: '',
    tally: (row) => ({
      ...sumTally.empty(),
      n: Number(row['n']),
      sum: BigInt(row['sum'] as string),
      sumOfSquares: BigInt(row['squares'] as string),
    }),
  }),
  duration: () => ({
    key: 'duration tallies',
    table: 'tally_duration',
    part: 'bucket, sum(n) as n, sum(sum) as sum',
    total: 'bucket, sum(u.sign * t.n) as n, sum(u.sign * t.sum)::text as sum',
    group: ', bucket',
    tally: (row) => ({
      ...durationTally.empty(),
      n: Number(row['n']),
      sum: BigInt(row['sum'] as string),
      buckets: Number(row['n']) === 0 ? {} : { [Number(row['bucket'])]: Number(row['n']) },
    }),
  }),
};
