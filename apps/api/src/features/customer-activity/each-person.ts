import type { ActivityMonths, Stretch } from './activity-months.ts';
import { PeopleCounter, type Visit } from './people-counter.ts';

/** One for the whole process: a figure is added up in one go, so no two are ever in it. */
const counter = new PeopleCounter();

/**
 * Tells of everybody who did something in these stretches, once each, in one go; `nobody` among them.
 *
 * @param whole where all of it is counted as well
 */
export function eachPerson(
  months: ActivityMonths,
  stretches: readonly Stretch[],
  visit: Visit,
  whole?: PeopleCounter,
): void {
  counter.begin(months.people.customers);
  months.addTo(counter, stretches);
  whole?.addAll(counter);
  counter.people(months.people.merged, visit);
}
