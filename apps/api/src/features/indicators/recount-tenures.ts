import {
  type MovementTally,
  type TenureChange,
  type TenureChanges,
  tenureChanges,
  tenureCounts,
  tenureMovement,
  tenuresOf,
  tenureTally,
} from '@attune/metrics';
import type { KnownMeasure } from '../measures/measure-registry.ts';
import type { Counting } from './count-log.ts';
import type { RecountQuestion } from './counted-contributions.ts';
import { CountedValues } from './counted-values.ts';
import type { Recounted } from './recount.ts';
import { monthsOf } from './tenure-rows.ts';

/** No fact is of an earlier day, whatever the time zone. */
const firstDay = '1969-12-31';

/** A change of a subscription, told of in a department, in a month; the month is the database's. */
const eachChange = `
  select json_build_array(k.c -> 'tenure' ->> 'subject', k.c -> 'tenure' ->> 'change',
           to_char(to_timestamp((k.c ->> 'at')::float8 / 1000) at time zone $6, 'YYYY-MM'),
           k.c -> 'department')::text as value
    from unnest($10::text[]) as key
   where k.c -> 'measures' -> key is not null and k.c -> 'tenure' is not null`;

type Told = [subject: string, change: TenureChange['change'], month: string, department: number];

/**
 * As `recount`, of all that is known of subscriptions until the end of a period, however long before it they began. A
 * subscription is one across departments: what other departments say of it is counted as well, and of its tenures those
 * that count in the departments asked for.
 *
 * @param question.stretches one: the period, with the departments that are in it from its first day to its last
 * @returns as `events` those of subscriptions that were started in these departments
 */
export function recountTenures(
  measures: readonly KnownMeasure[],
  question: RecountQuestion,
): Counting<Recounted<MovementTally>> {
  const [period] = question.stretches;
  if (!period) throw new Error('Nothing to recount.');
  const asked = new Set(period.departments);
  const counted = new CountedValues({
    ...question,
    stretches: [{ from: firstDay, to: period.to, departments: null }],
    keys: measures.map(({ key }) => key),
    each: eachChange,
  });
  return {
    counts: [counted],
    result: async () => {
      const changes = counted.values().map((row) => ({ ...row, told: JSON.parse(row.value) as Told }));
      const subjects = [...Map.groupBy(changes, ({ told: [subject] }) => subject).values()].filter((known) =>
        known.some(({ told: [, change, , department] }) => change === 'joined' && asked.has(department)),
      );
      const tenures = subjects
        .flatMap((known) => tenuresOf(known.reduce(withTold, tenureChanges.empty())))
        .filter(({ department }) => asked.has(department));
      const tally = tenureTally.addAll(tenureTally.empty(), tenures);
      return {
        tally: tenureMovement(tenureCounts(tally), monthsOf(period)),
        events: subjects.flat().reduce((sum, { events }) => sum + events, 0),
      };
    },
  };
}

function withTold(
  known: TenureChanges,
  { told: [, change, month, department], times }: { told: Told; times: number },
): TenureChanges {
  const one = change === 'joined' ? { month, change, department } : { month, change };
  const some = tenureChanges.addAll(
    tenureChanges.empty(),
    Array.from({ length: Math.abs(times) }, () => one),
  );
  return tenureChanges.merge(known, times < 0 ? tenureChanges.negate(some) : some);
}
