import { eventMeasureKey, type MeasureValue } from '@attune/contracts';
import { type Tally, tallyKind, type TallyShape, type ValueOf } from '@attune/metrics';
import type { Pool } from 'pg';
import { type Derivation, derivedValue } from '../derived-measures/derived-value.ts';
import { fractionValue } from '../measures/fraction-value.ts';
import type { KnownMeasure } from '../measures/measure-registry.ts';
import type { CutOff } from './cut-off.ts';
import type { Period } from './periods.ts';
import type { Filters } from './where.ts';

export interface RecountQuestion {
  /** Which departments count in which days: the tree may have changed within the period. */
  stretches: readonly (Period & { departments: readonly number[] })[];
  filters: Filters;
  cutOff: Pick<CutOff, 'positions' | 'timeZone'>;
}

interface Recounted {
  tally: Tally;
  events: number;
}

/** Types whose events can touch facts of other types. */
export const editTypes = [
  'response.amended',
  'response.withdrawn',
  'fact.amended',
  'fact.withdrawn',
  'customer.merged',
  'customer.unmerged',
];

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
  const each = `select k.c -> 'measures' ->> key as value from unnest($7::text[]) as key`;
  const keys = measures.map(({ key }) => key);
  const counted = await countValues(worker, { ...question, keys, each });
  const values = counted.map((row) => ({
    ...row,
    value: /^-?\d+$/.test(row.value) ? Number(row.value) : (row.value as MeasureValue),
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

interface Counted<Value> {
  value: Value;
  /** Negative where it is taken out. */
  times: number;
  events: number;
}

/** @param question.each what a contribution `k.c` is counted as: rows of a text `value` */
async function countValues(
  worker: Pool,
  question: RecountQuestion & { keys: readonly string[]; each: string },
): Promise<Counted<string>[]> {
  const types = [
    ...new Set(
      question.keys.map((key) =>
        key.startsWith('response:') ? eventMeasureKey('response.recorded') : (key.split(':')[0] as string),
      ),
    ),
    ...editTypes,
  ];
  const { rows } = await worker.query<Counted<string>>(
    `with within as (
       select e.before, e.after from event e join log_entry l on l.id = e.entry_id
         join unnest($1::bigint[]) with ordinality as cut (position, nth) on cut.nth = l.partition + 1
        where e.type = any ($2) and l.first_position <= cut.position
          and (l.first_position + l.count - 1 <= cut.position or l.first_position + (
                select count(*) from event o where o.entry_id = e.entry_id and o.id < e.id) <= cut.position)),
     contribution as (
       select -1 as sign, c from within, json_array_elements(before) as c
       union all select 1, c from within, json_array_elements(after) as c),
     stretch as (
       select (first::timestamp at time zone $3) as from_at, ((last + 1)::timestamp at time zone $3) as to_at,
              string_to_array(departments, ',')::int[] as departments
         from unnest($4::date[], $5::date[], $6::text[]) as s (first, last, departments)),
     counted as (
       select k.sign, m.value from contribution k
         join stretch s on to_timestamp((k.c ->> 'at')::float8 / 1000) >= s.from_at
          and to_timestamp((k.c ->> 'at')::float8 / 1000) < s.to_at
          and (k.c ->> 'department')::int = any (s.departments)
         cross join lateral (${question.each}) m
        where m.value is not null
          and not exists (select from json_each($8::json) f
                           where not coalesce(k.c -> 'dimensions' ->> f.key, '') = any (
                             select json_array_elements_text(f.value))))
     select value, sum(sign)::int as times, count(*)::int as events from counted group by value`,
    [
      question.cutOff.positions,
      types,
      question.cutOff.timeZone,
      question.stretches.map(({ from }) => from),
      question.stretches.map(({ to }) => to),
      question.stretches.map(({ departments }) => departments.join(',')),
      question.keys,
      JSON.stringify(question.filters),
    ],
  );
  return rows;
}

function tallied(shape: TallyShape, values: readonly Counted<MeasureValue>[]): Recounted {
  const algebra = tallyKind(shape as Extract<TallyShape, { kind: 'score' }>);
  let tally = algebra.empty();
  for (const { value, times } of values) {
    if (typeof value !== 'number' && shape.kind !== 'score' && shape.kind !== 'fraction') continue;
    const counted = (shape.kind === 'fraction' ? fractionValue(value) : value) as ValueOf<{ kind: 'score' }>;
    const added = algebra.addAll(
      algebra.empty(),
      Array.from({ length: Math.abs(times) }, () => counted),
    );
    tally = algebra.merge(tally, times < 0 ? algebra.negate(added) : added);
  }
  return { tally, events: values.reduce((sum, { events }) => sum + events, 0) };
}
