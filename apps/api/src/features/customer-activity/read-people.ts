import { setImmediate as turn } from 'node:timers/promises';
import { PeopleCount, type PeopleTally } from '@attune/metrics';
import type { PoolClient } from 'pg';
import { ActivityMonths, type MonthsQuestion } from './activity-months.ts';
import { eachPerson } from './each-person.ts';
import { daysOf, type Figure, type Whole, wholeOf } from './figure-parts.ts';
import { nobody } from './gather-activity.ts';
import { PeopleCounter, type Visit } from './people-counter.ts';

export interface PeopleQuestion extends Pick<MonthsQuestion, 'generation' | 'events' | 'amounts'> {
  /** Of each figure, the days and departments that are in it. */
  figures: readonly Figure[];
}

/**
 * The people of every figure, each counted once in it. Row-level security decides which departments are in it.
 * Between figures others get their turn. Where one figure holds others of the same days, as an enterprise does its
 * departments, it is added up from theirs, which takes half as long as from the facts.
 */
export async function readPeople(tx: PoolClient, question: PeopleQuestion): Promise<PeopleTally[]> {
  const months = await ActivityMonths.read(tx, { ...question, stretches: question.figures.flat() });
  // The period before one that is answered is often answered as well.
  const figures = [...new Map(question.figures.map((figure) => [nameOf(figure), figure])).values()];
  const counted = new Map<string, PeopleTally>();
  const total = new PeopleCounter();
  for (const some of Map.groupBy(figures, daysOf).values()) {
    const whole = wholeOf(some);
    if (isWorthwhile(months, whole)) await countWhole(months, { whole, total, counted });
    for (const figure of some) {
      if (counted.has(nameOf(figure))) continue;
      counted.set(
        nameOf(figure),
        tallied((visit) => eachPerson(months, figure, visit)),
      );
      await turn();
    }
  }
  return question.figures.map((figure) => counted.get(nameOf(figure)) as PeopleTally);
}

/** Adding up everybody once more for each part has to take less long than adding up the facts once more. */
function isWorthwhile(months: ActivityMonths, { figure, parts }: Whole): boolean {
  return parts.length > 0 && months.factsIn(figure) > parts.length * months.people.customers;
}

interface Count {
  whole: Whole;
  /** Empty before and after. */
  total: PeopleCounter;
  counted: Map<string, PeopleTally>;
}

async function countWhole(months: ActivityMonths, { whole, total, counted }: Count): Promise<void> {
  const { figure, parts, rest } = whole;
  total.begin(months.people.customers);
  for (const part of parts) {
    counted.set(
      nameOf(part),
      tallied((visit) => eachPerson(months, part, visit, total)),
    );
    await turn();
  }
  months.addTo(total, rest);
  counted.set(
    nameOf(figure),
    tallied((visit) => total.people(months.people.merged, visit)),
  );
  await turn();
}

const nameOf = (figure: Figure) =>
  figure.map(({ from, to, departments }) => `${from} ${to} ${[...departments].join()}`).join(';');

function tallied(eachOne: (visit: Visit) => void): PeopleTally {
  const people = new PeopleCount();
  eachOne((times, amount, customer) => {
    if (customer === nobody) people.leaveOut(times);
    else people.add(times, amount);
  });
  return people.tally();
}
