import { setImmediate as turn } from 'node:timers/promises';
import { PeopleCount, type PeopleTally } from '@attune/metrics';
import type { PoolClient } from 'pg';
import { ActivityMonths, type MonthsQuestion, type Stretch } from './activity-months.ts';
import { eachPerson } from './each-person.ts';
import { nobody } from './gather-activity.ts';

export interface PeopleQuestion extends Pick<MonthsQuestion, 'generation' | 'events' | 'amounts'> {
  /** Of each figure, the days and departments that are in it. */
  figures: readonly (readonly Stretch[])[];
}

/**
 * The people of every figure, each counted once in it. Row-level security decides which departments are in it.
 * Between figures others get their turn.
 */
export async function readPeople(tx: PoolClient, question: PeopleQuestion): Promise<PeopleTally[]> {
  const months = await ActivityMonths.read(tx, { ...question, stretches: question.figures.flat() });
  // The period before one that is answered is often answered as well.
  const counted = new Map<string, PeopleTally>();
  for (const stretches of question.figures) {
    const name = nameOf(stretches);
    if (counted.has(name)) continue;
    counted.set(name, count(months, stretches));
    await turn();
  }
  return question.figures.map((stretches) => counted.get(nameOf(stretches)) as PeopleTally);
}

const nameOf = (stretches: readonly Stretch[]) =>
  stretches.map(({ from, to, departments }) => `${from} ${to} ${[...departments].join()}`).join(';');

function count(months: ActivityMonths, stretches: readonly Stretch[]): PeopleTally {
  const people = new PeopleCount();
  eachPerson(months, stretches, (times, amount, customer) => {
    if (customer === nobody) people.leaveOut(times);
    else people.add(times, amount);
  });
  return people.tally();
}
