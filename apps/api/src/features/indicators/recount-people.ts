import { PeopleCount, type PeopleTally } from '@attune/metrics';
import type { Pool } from 'pg';
import type { KnownMeasure } from '../measures/measure-registry.ts';
import {
  countedContributions,
  countedParameters,
  type RecountQuestion,
  valueOfEachKey,
} from './counted-contributions.ts';

interface Row {
  /** Null for facts about nobody. */
  person: number | null;
  times: number;
  sum: string;
  events: number;
}

/**
 * As `recount`, by person. Who is one with whom is as it is today, so a merge since the figure was read changes it.
 */
export async function recountPeople(
  worker: Pool,
  measures: readonly KnownMeasure[],
  question: RecountQuestion,
): Promise<{ tally: PeopleTally; events: number }> {
  // A count's values say how often; an amount's how much, each once.
  const isAmount = measures.some(({ kind }) => kind === 'sum');
  const { rows } = await worker.query<Row>(
    `${countedContributions(valueOfEachKey)},
     up as (
       select id, id as person, merged_into from customer where id in (select customer from counted)
       union all select up.id, c.id, c.merged_into from up join customer c on c.id = up.merged_into)
     select up.person, sum(${isAmount ? 'sign' : 'sign * value::numeric'})::int8 as times,
            sum(sign * value::numeric)::text as sum, count(*)::int as events
       from counted left join up on up.id = customer and up.merged_into is null
      group by up.person`,
    countedParameters({ ...question, keys: measures.map(({ key }) => key) }),
  );
  const people = new PeopleCount();
  for (const { person, times, sum } of rows) {
    if (person === null) people.leaveOut(times);
    else if (times > 0) people.add(times, isAmount ? BigInt(sum) : 0);
  }
  return { tally: people.tally(), events: rows.reduce((sum, row) => sum + row.events, 0) };
}
