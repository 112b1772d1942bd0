import { setImmediate as turn } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import { nobody } from './gather-activity.ts';
import { eachFact, factBytes, type RecentRow } from './recent-facts.ts';

/** Facts in one statement, about. */
const atOnce = 10_000;

type Columns = Record<'customer' | 'measure' | 'department' | 'day' | 'generation' | 'n' | 'sum', unknown[]>;

// In key order, so that what lies together is written together.
const text = `
  insert into customer_activity as a (customer_id, measure_id, department_id, day, generation, n, sum)
  select customer_id, measure_id, department_id, day, generation, sum(n), sum(sum)
    from unnest($1::bigint[], $2::int[], $3::int[], $4::date[], $5::smallint[], $6::int[], $7::numeric[])
      as u (customer_id, measure_id, department_id, day, generation, n, sum)
   group by 1, 2, 3, 4, 5 having sum(n) <> 0 or sum(sum) <> 0
   order by 1, 2, 3, 4, 5
  on conflict (customer_id, measure_id, department_id, day, generation)
    do update set n = a.n + excluded.n, sum = a.sum + excluded.sum`;

/** Adds facts to the rows of whom they are about. All of one customer come in one statement. */
export async function packIntoCustomers(tx: PoolClient, recent: readonly RecentRow[]): Promise<void> {
  const facts = recent.reduce((sum, row) => sum + row.facts.length / factBytes, 0);
  const parts = Array.from({ length: Math.ceil(facts / atOnce) }, emptyColumns);
  for (const [nth, { departmentId, day, generation, facts }] of recent.entries()) {
    // Others get their turn: a worker folds meanwhile.
    if (nth % 100 === 99) await turn();
    eachFact(facts, (customer, measure, n, sum) => {
      if (customer === nobody) return;
      const part = parts[customer % parts.length] as Columns;
      part.customer.push(customer);
      part.measure.push(measure);
      part.department.push(departmentId);
      part.day.push(day);
      part.generation.push(generation);
      part.n.push(n);
      part.sum.push(sum);
    });
  }
  for (const part of parts)
    await tx.query({
      name: 'customer-activity-rows',
      text,
      values: Object.values(part).map((column) => `{${column.join(',')}}`),
    });
}

const emptyColumns = (): Columns => ({
  customer: [],
  measure: [],
  department: [],
  day: [],
  generation: [],
  n: [],
  sum: [],
});
