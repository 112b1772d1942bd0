import { PeopleCount, type PeopleTally } from '@attune/metrics';
import type { Pool } from 'pg';
import type { KnownMeasure } from '../measures/measure-registry.ts';
import type { Counting } from './count-log.ts';
import { type RecountQuestion, valueOfEachKey } from './counted-contributions.ts';
import { CountedPeople } from './counted-people.ts';
import type { Recounted } from './recount.ts';

/**
 * As `recount`, by person. Who is one with whom is as it is today, so a merge since the figure was read changes it.
 */
export function recountPeople(
  measures: readonly KnownMeasure[],
  question: RecountQuestion,
  worker: Pool,
): Counting<Recounted<PeopleTally>> {
  const isAmount = measures.some(({ kind }) => kind === 'sum');
  const keys = measures.map(({ key }) => key);
  const counted = new CountedPeople({ ...question, keys, each: valueOfEachKey }, { isAmount });
  return {
    counts: [counted],
    result: async () => {
      const people = new PeopleCount();
      for (const [person, { times, sum }] of await counted.people(worker)) {
        if (person === null) people.leaveOut(times);
        else if (times > 0) people.add(times, isAmount ? sum : 0);
      }
      return { tally: people.tally(), events: counted.events };
    },
  };
}
