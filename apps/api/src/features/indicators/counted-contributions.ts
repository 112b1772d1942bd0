import { eventMeasureKey } from '@attune/contracts';
import type { CutOff } from '../measures/cut-off.ts';
import type { LogCount } from './count-log.ts';
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
  /** What a contribution `k.c` is counted as: rows of a text `value`. Here $6 is the time zone and $10 are the keys. */
  each: string;
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
export const valueOfEachKey = `select k.c -> 'measures' ->> key as value from unnest($10::text[]) as key`;

/**
 * The beginning of a statement about some ranges of the log: `counted (sign, value, customer)` is every value that
 * their events put in or took out. An entry is of the range that it begins in, and of one that the position of the
 * figure divides only its first events count. The entries come first, the events of each by primary key: whatever the
 * planner believes, it cannot decide to scan the log. Shares nothing with folding but the log.
 */
const countedContributions = (each: string) => `
  with within as (
    select e.before, e.after from unnest($1::smallint[], $2::bigint[], $3::bigint[]) as slice (part, after, up_to)
     cross join lateral (
       select id, partition, first_position, count from log_entry
        where partition = slice.part and first_position > slice.after and first_position <= slice.up_to
        order by first_position offset 0) l
     cross join lateral (
       select entry_id, id, before, after from event
        where entry_id = l.id and type = any ($5) order by id offset 0) e
     where l.first_position + l.count - 1 <= ($4::bigint[])[l.partition + 1]
        or l.first_position + (select count(*) from event o where o.entry_id = e.entry_id and o.id < e.id)
             <= ($4::bigint[])[l.partition + 1]),
  contribution as (
    select -1 as sign, c from within, json_array_elements(before) as c
    union all select 1, c from within, json_array_elements(after) as c),
  stretch as (
    select (first::timestamp at time zone $6) as from_at, ((last + 1)::timestamp at time zone $6) as to_at,
           string_to_array(departments, ',')::int[] as departments
      from unnest($7::date[], $8::date[], $9::text[]) as s (first, last, departments)),
  counted as (
    select k.sign, m.value, (k.c ->> 'customer')::bigint as customer from contribution k
      join stretch s on to_timestamp((k.c ->> 'at')::float8 / 1000) >= s.from_at
       and to_timestamp((k.c ->> 'at')::float8 / 1000) < s.to_at
       and (s.departments is null or (k.c ->> 'department')::int = any (s.departments))
      cross join lateral (${each}) m
     where m.value is not null
       and not exists (select from json_each($11::json) f
                        where not coalesce(k.c -> 'dimensions' ->> f.key, '') = any (
                          select json_array_elements_text(f.value))))`;

/** @param select what is told of `counted`, which is added up over slices */
export function contributionsStatement(
  { keys, stretches, filters, cutOff, each }: CountedQuestion,
  select: string,
): LogCount['statement'] {
  const types = keys.map((key) =>
    key.startsWith('response:') ? eventMeasureKey('response.recorded') : (key.split(':')[0] as string),
  );
  return {
    text: `${countedContributions(each)} ${select}`,
    values: [
      cutOff.positions,
      [...new Set(types), ...editTypes],
      cutOff.timeZone,
      stretches.map(({ from }) => from),
      stretches.map(({ to }) => to),
      stretches.map(({ departments }) => departments?.join(',') ?? null),
      keys,
      JSON.stringify(filters),
    ],
  };
}
