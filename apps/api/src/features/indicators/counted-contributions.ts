import { eventMeasureKey } from '@attune/contracts';
import type { CutOff } from '../measures/cut-off.ts';
import type { Period } from './periods.ts';
import type { Filters } from '../indicator-definitions/where.ts';

export interface RecountQuestion {
  /** Which departments count in which days: the tree may have changed within the period. */
  stretches: readonly (Period & { departments: readonly number[] })[];
  filters: Filters;
  cutOff: Pick<CutOff, 'positions' | 'timeZone'>;
}

/** What contributions are counted: as `RecountQuestion`, but a stretch may be of every department, which is null. */
export interface CountedQuestion extends Omit<RecountQuestion, 'stretches'> {
  stretches: readonly (Period & { departments: readonly number[] | null })[];
  keys: readonly string[];
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

/** A contribution `k.c` is counted as the values it has under the keys asked for. */
export const valueOfEachKey = `select k.c -> 'measures' ->> key as value from unnest($7::text[]) as key`;

/**
 * The beginning of a statement: `counted (sign, value, customer)` is every value that the events up to a position put in
 * or took out. Shares nothing with folding but the log.
 *
 * @param each what a contribution `k.c` is counted as: rows of a text `value`
 */
export const countedContributions = (each: string) => `
  with recursive within as (
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
    select k.sign, m.value, (k.c ->> 'customer')::bigint as customer from contribution k
      join stretch s on to_timestamp((k.c ->> 'at')::float8 / 1000) >= s.from_at
       and to_timestamp((k.c ->> 'at')::float8 / 1000) < s.to_at
       and (s.departments is null or (k.c ->> 'department')::int = any (s.departments))
      cross join lateral (${each}) m
     where m.value is not null
       and not exists (select from json_each($8::json) f
                        where not coalesce(k.c -> 'dimensions' ->> f.key, '') = any (
                          select json_array_elements_text(f.value))))`;

export function countedParameters(question: CountedQuestion): unknown[] {
  const { keys, stretches, filters, cutOff } = question;
  const types = keys.map((key) =>
    key.startsWith('response:') ? eventMeasureKey('response.recorded') : (key.split(':')[0] as string),
  );
  return [
    cutOff.positions,
    [...new Set(types), ...editTypes],
    cutOff.timeZone,
    stretches.map(({ from }) => from),
    stretches.map(({ to }) => to),
    stretches.map(({ departments }) => departments?.join(',') ?? null),
    keys,
    JSON.stringify(filters),
  ];
}
