import { exclusionReasons } from '@attune/contracts';
import {
  countTally,
  durationTally,
  fractionExclusions,
  fractionTally,
  momentsTally,
  scoreTally,
  sumTally,
  type Tally,
  type TallyAlgebra,
} from '@attune/metrics';
import type { PoolClient } from 'pg';
import type { PlannerSetting } from '../../platform/database/database.ts';
import type { Cut } from '../measures/cuts.ts';
import type { KnownMeasure } from '../measures/measure-registry.ts';
import { elementsOf, excludedColumns, productsOf } from '../measures/moments-columns.ts';
import { scoreColumns } from '../measures/score-columns.ts';
import type { Segment } from './segments.ts';
import type { Filters } from '../indicator-definitions/where.ts';

/**
 * For a transaction that reads tallies: the planner expects a few rows where hundreds are added up, and would sort
 * them first, which takes a third of the time.
 */
export const hashed: readonly PlannerSetting[] = ['enable_sort = off'];

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
  key3: string;
  tally: Tally;
}

type Row = { part: number; department_id: number; key1: string; key2: string; key3: string } & Record<
  string,
  string | number
>;

/**
 * Adds up tally rows in the database, one statement per question. Row-level security decides which departments
 * are in it. What several slots need, as the end of one period and the beginning of the next do, is read once. Each
 * stretch of days or months is a look into the index by itself: a plain join would leave it to the planner to read
 * the whole cut and throw most of it away.
 */
export async function readTallies(tx: PoolClient, question: TallyQuestion): Promise<SlotTally[]> {
  const [measure] = question.measures;
  if (!measure || question.slots.length === 0) return [];
  const shape = shapes[measure.kind](measure);
  const parts = partsOf(question.slots);
  const stretches = parts.flatMap(({ segments }, at) => segments.map((segment) => ({ ...segment, at })));
  const filter = (at: 0 | 1) => {
    const dimension = question.cut.dimensions[at];
    return (dimension && question.filters[dimension]) ?? null;
  };
  const [key1, key2] = [filter(0), filter(1)];
  const filters = [
    ...(key1 ? ['key1 = any ($8::text[])'] : []),
    ...(key2 ? [`key2 = any ($${key1 ? 9 : 8}::text[])`] : []),
  ];
  const { rows } = await tx.query<Row>({
    name: `${shape.key}${key1 ? ' by key1' : ''}${key2 ? ' by key2' : ''}`,
    text: `
      with total as materialized (
        select p.part, department_id, key_id, ${shape.total}
          from unnest($1::int[], $2::text[], $3::date[], $4::date[]) as p (part, grain, first, last)
          join tally_series s on s.generation = $5 and s.measure_id = any ($6::int[]) and s.cut = $7 and s.grain = p.grain
         cross join lateral (
           select department_id, key_id, ${shape.columns} from ${shape.table}
            where series_id = s.id and period between p.first and p.last
                  ${filters.length === 0 ? '' : `and key_id = any (array(select id from tally_key where ${filters.join(' and ')}))`}
           offset 0) t
         group by p.part, department_id, key_id${shape.group})
      select total.*, key1, key2, key3 from total join tally_key k on k.id = key_id`,
    values: [
      stretches.map(({ at }) => at),
      stretches.map(({ grain }) => grain),
      stretches.map(({ from }) => from),
      stretches.map(({ to }) => to),
      question.generation,
      question.measures.map(({ id }) => id),
      question.cut.name,
      ...[key1, key2].filter((values) => values !== null),
    ],
  });
  return rows.flatMap((row) => {
    const cell = { departmentId: row.department_id, key1: row.key1, key2: row.key2, key3: row.key3 };
    const tally = shape.tally(row);
    return (parts[row.part] as Part).uses.map(({ slot, sign }): SlotTally => ({
      slot,
      ...cell,
      tally: sign === 1 ? tally : shape.algebra.negate(tally),
    }));
  });
}

/** Segments that the same slots need, and what these do with their sum. */
interface Part {
  segments: readonly Segment[];
  uses: readonly { slot: number; sign: 1 | -1 }[];
}

function partsOf(slots: TallyQuestion['slots']): Part[] {
  const needed = new Map<string, { segment: Segment; uses: Part['uses'][number][] }>();
  slots.forEach((segments, slot) => {
    for (const segment of segments) {
      const name = `${segment.grain} ${segment.from} ${segment.to}`;
      const { uses } = entry(needed, name, () => ({ segment, uses: [] }));
      uses.push({ slot, sign: segment.sign });
    }
  });
  const parts = new Map<string, { segments: Segment[]; uses: Part['uses'] }>();
  for (const { segment, uses } of needed.values()) {
    const name = uses.map(({ slot, sign }) => `${sign}×${slot}`).join(' ');
    entry(parts, name, () => ({ segments: [], uses })).segments.push(segment);
  }
  return [...parts.values()];
}

function entry<V>(map: Map<string, V>, name: string, make: () => V): V {
  let value = map.get(name);
  if (value === undefined) {
    value = make();
    map.set(name, value);
  }
  return value;
}

/** One text instead of so many columns: each would be a value to take apart on its own. */
const asOneText = (columns: readonly { name: string }[]) =>
  `array_to_string(array[${columns.map(({ name }) => `sum(${name})`).join(', ')}], ',')`;

interface Shape {
  /** Names the statement. */
  key: string;
  table: string;
  /** Value columns of one row, and their sums. */
  columns: string;
  total: string;
  group: string;
  algebra: TallyAlgebra<Tally, never>;
  tally: (row: Row) => Tally;
}

const shapes: Record<KnownMeasure['kind'], (measure: KnownMeasure) => Shape> = {
  score: (measure) => {
    const { min, max } = measure as Extract<KnownMeasure, { kind: 'score' }>;
    const points = max - min + 1;
    const columns = scoreColumns(points).read.map((count, i) => ({ count, name: `c${i}` }));
    const algebra = scoreTally({ min, max });
    const empty = algebra.empty();
    return {
      key: `score tallies ${points}`,
      table: 'tally_score',
      columns: columns.map(({ count, name }) => `${count} as ${name}`).join(', '),
      total: `${asOneText(columns)} as counts`,
      group: '',
      algebra: algebra as unknown as Shape['algebra'],
      tally: (row) => {
        const counts = JSON.parse(`[${row['counts']}]`) as number[];
        const excluded = { ...empty.excluded };
        exclusionReasons.forEach((reason, i) => (excluded[reason] = counts[points + i] as number));
        return { ...empty, counts: counts.slice(0, points), excluded };
      },
    };
  },
  count: () => ({
    key: 'count tallies',
    table: 'tally_count',
    columns: 'n',
    total: 'sum(n) as n',
    group: '',
    algebra: countTally as unknown as Shape['algebra'],
    tally: (row) => ({ ...countTally.empty(), n: Number(row['n']) }),
  }),
  sum: () => ({
    key: 'sum tallies',
    table: 'tally_sum',
    columns: 'n, sum, sum_of_squares',
    total: 'sum(n) as n, sum(sum)::text as sum, sum(sum_of_squares)::text as squares',
    group: '',
    algebra: sumTally as unknown as Shape['algebra'],
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
    columns: 'bucket, n, sum',
    total: 'bucket, sum(n) as n, sum(sum)::text as sum',
    group: ', bucket',
    algebra: durationTally as unknown as Shape['algebra'],
    tally: (row) => ({
      ...durationTally.empty(),
      n: Number(row['n']),
      sum: BigInt(row['sum'] as string),
      buckets: Number(row['n']) === 0 ? {} : { [Number(row['bucket'])]: Number(row['n']) },
    }),
  }),
  fraction: (measure) => {
    const { denominator } = measure as Extract<KnownMeasure, { kind: 'fraction' }>;
    const algebra = fractionTally({ denominator });
    const left = fractionExclusions.map((reason) => reason.replaceAll('-', '_'));
    return {
      key: 'fraction tallies',
      table: 'tally_fraction',
      columns: ['n', 'sum', 'sum_of_squares', ...left].join(', '),
      total: [
        'sum(n) as n, sum(sum)::text as sum, sum(sum_of_squares)::text as squares',
        ...left.map((column) => `sum(${column}) as ${column}`),
      ].join(', '),
      group: '',
      algebra: algebra as unknown as Shape['algebra'],
      tally: (row) => {
        const empty = algebra.empty();
        const excluded = { ...empty.excluded };
        fractionExclusions.forEach((reason, i) => (excluded[reason] = Number(row[left[i] as string])));
        return {
          ...empty,
          n: Number(row['n']),
          sum: BigInt(row['sum'] as string),
          sumOfSquares: BigInt(row['squares'] as string),
          excluded,
        };
      },
    };
  },
  moments: (measure) => {
    const { items } = measure as Extract<KnownMeasure, { kind: 'moments' }>;
    const read = [
      'n',
      ...excludedColumns,
      ...elementsOf('sums', items),
      ...elementsOf('products', productsOf(items)),
    ];
    const columns = read.map((column, i) => ({ column, name: `c${i}` }));
    const algebra = momentsTally({ items });
    return {
      key: `moments tallies ${items}`,
      table: 'tally_moments',
      columns: columns.map(({ column, name }) => `${column} as ${name}`).join(', '),
      total: `${asOneText(columns)} as moments`,
      group: '',
      algebra: algebra as unknown as Shape['algebra'],
      tally: (row) => {
        const all = String(row['moments']).split(',');
        const excluded = { ...algebra.empty().excluded };
        exclusionReasons.forEach((reason, i) => (excluded[reason] = Number(all[1 + i])));
        const sums = 1 + exclusionReasons.length;
        return {
          ...algebra.empty(),
          n: Number(all[0]),
          excluded,
          sums: all.slice(sums, sums + items).map(BigInt),
          products: all.slice(sums + items).map(BigInt),
        };
      },
    };
  },
};
