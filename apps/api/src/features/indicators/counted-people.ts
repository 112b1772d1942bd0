import type { Pool } from 'pg';
import { contributionsStatement, type CountedQuestion } from './counted-contributions.ts';
import type { LogCount } from './count-log.ts';

export interface CountedPerson {
  times: number;
  sum: bigint;
}

interface Row {
  customer: number | null;
  times: number;
  sum: string;
  events: number;
}

/** Customers that are looked up at once. */
const atOnce = 50_000;

/** What was put in of each customer, less what was taken out. */
export class CountedPeople implements LogCount {
  readonly positions: readonly number[];
  readonly statement: LogCount['statement'];
  readonly #customers = new Map<number | null, CountedPerson>();
  #events = 0;

  /** @param isAmount a count's values say how often; an amount's how much, each once */
  constructor(question: CountedQuestion, { isAmount }: { isAmount: boolean }) {
    this.positions = question.cutOff.positions;
    this.statement = contributionsStatement(
      question,
      `select customer, sum(${isAmount ? 'sign' : 'sign * value::numeric'})::int8 as times,
              sum(sign * value::numeric)::text as sum, count(*)::int as events from counted group by customer`,
    );
  }

  get events(): number {
    return this.#events;
  }

  add(rows: readonly Row[]): void {
    for (const { customer, times, sum, events } of rows) {
      addTo(this.#customers, customer, { times, sum: BigInt(sum) });
      this.#events += events;
    }
  }

  /** By person, as customers are merged today; null for facts about nobody, or about somebody who is not there any more. */
  async people(worker: Pool): Promise<Map<number | null, CountedPerson>> {
    const people = new Map<number | null, CountedPerson>();
    const customers = [...this.#customers];
    for (let from = 0; from < customers.length; from += atOnce) {
      const some = customers.slice(from, from + atOnce);
      const persons = await personsOf(worker, some);
      for (const [customer, counted] of some)
        addTo(people, customer === null ? null : (persons.get(customer) ?? null), counted);
    }
    return people;
  }
}

async function personsOf(
  worker: Pool,
  customers: readonly (readonly [number | null, unknown])[],
): Promise<Map<number, number>> {
  const { rows } = await worker.query<{ customer: number; person: number }>(
    `with recursive up as (
       select id, id as person, merged_into from customer where id in (select unnest($1::bigint[]))
       union all select up.id, c.id, c.merged_into from up join customer c on c.id = up.merged_into)
     select id as customer, person from up where merged_into is null`,
    [`{${customers.flatMap(([customer]) => (customer === null ? [] : [customer])).join()}}`],
  );
  return new Map(rows.map(({ customer, person }) => [customer, person]));
}

function addTo<Key>(counted: Map<Key, CountedPerson>, key: Key, { times, sum }: CountedPerson): void {
  const known = counted.get(key);
  counted.set(key, { times: times + (known?.times ?? 0), sum: sum + (known?.sum ?? 0n) });
}
