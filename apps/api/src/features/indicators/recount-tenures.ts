import {
  type MovementTally,
  type TenureChange,
  tenureChanges,
  tenureCounts,
  tenureMovement,
  tenuresOf,
  tenureTally,
} from '@attune/metrics';
import type { Pool } from 'pg';
import type { KnownMeasure } from '../measures/measure-registry.ts';
import type { RecountQuestion } from './counted-contributions.ts';
import { countValues } from './recount.ts';
import { monthsOf } from './tenure-rows.ts';

/** No fact is of an earlier day, whatever the time zone. */
const firstDay = '1969-12-31';

/** A change of a subscription in a department, in a month; the month is the database's. */
const eachChange = `
  select json_build_array(k.c ->> 'department', k.c -> 'tenure' ->> 'subject', k.c -> 'tenure' ->> 'change',
           to_char(to_timestamp((k.c ->> 'at')::float8 / 1000) at time zone $3, 'YYYY-MM'))::text as value
    from unnest($7::text[]) as key
   where k.c -> 'measures' -> key is not null and k.c -> 'tenure' is not null`;

type Change = [department: string, subject: string, change: TenureChange['change'], month: string];

/**
 * As `recount`, of all that is known of subscriptions until the end of a period, however long before it they began.
 *
 * @param question.stretches one: the period, with the departments that are in it from its first day to its last
 */
export async function recountTenures(
  worker: Pool,
  measures: readonly KnownMeasure[],
  question: RecountQuestion,
): Promise<{ tally: MovementTally; events: number }> {
  const [period] = question.stretches;
  if (!period) throw new Error('Nothing to recount.');
  const counted = await countValues(worker, {
    ...question,
    stretches: [{ from: firstDay, to: period.to, departments: period.departments }],
    keys: measures.map(({ key }) => key),
    each: eachChange,
  });
  const changes = counted.map(({ value, times }) => ({ told: JSON.parse(value) as Change, times }));
  const subjects = Map.groupBy(changes, ({ told: [department, subject] }) => `${department} ${subject}`);
  const tenures = [...subjects.values()].flatMap((subject) => {
    const known = subject.flatMap(({ told: [, , change, month], times }) =>
      Array.from(
        { length: Math.abs(times) },
        () => ({ change, month, how: times > 0 ? 'add' : 'remove' }) as const,
      ),
    );
    return tenuresOf(
      known.reduce((sum, { how, ...change }) => tenureChanges[how](sum, change), tenureChanges.empty()),
    );
  });
  const tally = tenureTally.addAll(tenureTally.empty(), tenures);
  return {
    tally: tenureMovement(tenureCounts(tally), monthsOf(period)),
    events: counted.reduce((sum, { events }) => sum + events, 0),
  };
}
