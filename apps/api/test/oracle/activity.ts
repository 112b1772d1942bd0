import { countedIn, localDay } from './cells.ts';
import type { Fact, factsOf } from './facts.ts';
import { identityOf } from './sent-event.ts';
import type { World } from './world.ts';

/** `n Σ` by `who · measure · department · day`: once by the customer a fact was recorded under, once by person. */
export type Activity = Record<'customers' | 'people', Record<string, string>>;

interface Counts {
  n: number;
  sum: number;
}

/** What an erasure and a word on consent say of somebody is not kept with that somebody. */
const aboutNobody = new Set(['customer.erased', 'consent.changed']);

/** What every customer did, worked out from nothing but the facts. An excluded answer is no deed. */
export function activityIn(found: ReturnType<typeof factsOf>, world: World): Activity {
  const { people } = found;
  const sums = { customers: new Map<string, Counts>(), people: new Map<string, Counts>() };
  const customers = firstFacts(found.facts, (customer) => customer);
  const persons = firstFacts(found.facts, (customer) => people.inForce(customer));
  for (const { fact, measure, shape, value } of countedIn(found, world)) {
    if (fact.customer === undefined || aboutNobody.has(fact.type) || typeof value !== 'number') continue;
    const rest = `${measure} · ${fact.department} · ${localDay(fact.at, world.timeZone)}`;
    const added = shape.kind === 'count' ? { n: value, sum: 0 } : { n: 1, sum: value };
    addActivity(sums.customers, `${customers.get(fact.customer)} · ${rest}`, added);
    addActivity(sums.people, `${persons.get(people.inForce(fact.customer))} · ${rest}`, added);
  }
  return { customers: shownActivity(sums.customers), people: shownActivity(sums.people) };
}

/** Customers have numbers of their own on either side, so each is called after its first fact. */
function firstFacts(facts: readonly Fact[], who: (customer: number) => number): Map<number, string> {
  const names = new Map<number, string>();
  for (const fact of facts.toSorted((a, b) => (identityOf(a) < identityOf(b) ? -1 : 1))) {
    if (fact.customer === undefined || aboutNobody.has(fact.type)) continue;
    const one = who(fact.customer);
    if (!names.has(one)) names.set(one, identityOf(fact));
  }
  return names;
}

export function addActivity(sums: Map<string, Counts>, name: string, { n, sum }: Counts): void {
  const known = sums.get(name) ?? { n: 0, sum: 0 };
  sums.set(name, { n: known.n + n, sum: known.sum + sum });
}

/** Without the rows that came to nothing. */
export const shownActivity = (sums: ReadonlyMap<string, Counts>): Record<string, string> =>
  Object.fromEntries(
    [...sums].flatMap(([name, { n, sum }]) => (n === 0 && sum === 0 ? [] : [[name, `${n} Σ${sum}`]])),
  );
