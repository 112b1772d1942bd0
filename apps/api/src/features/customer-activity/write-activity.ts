import type { PoolClient } from 'pg';
import { type ActivityChange, isPacked, nobody } from './gather-activity.ts';

const separator = '\u001f';
const array = (nth: number, type: string) => `string_to_array($${nth}, e'\\x1f')::${type}[]`;

/**
 * Both tables in one statement: the rows travel once. A generation that was retired meanwhile is not added to, so
 * that nothing of it is left behind when it is swept.
 */
const text = `
  with incoming as materialized (
    select u.*, $8::smallint as generation
      from unnest(${array(1, 'bigint')}, ${array(2, 'int')}, ${array(3, 'int')}, ${array(4, 'date')},
                  ${array(5, 'int')}, ${array(6, 'numeric')}, ${array(7, 'boolean')})
        as u (customer_id, measure_id, department_id, day, n, sum, packed)
     where exists (select from tally_generation g where g.id = $8 and g.status <> 'retired')),
  kept as (
    insert into customer_activity as a (customer_id, measure_id, department_id, day, generation, n, sum)
    select customer_id, measure_id, department_id, day, generation, n, sum from incoming
     where customer_id <> ${nobody}
    on conflict (customer_id, measure_id, department_id, day, generation)
      do update set n = a.n + excluded.n, sum = a.sum + excluded.sum)
  insert into customer_activity_recent (customer_id, measure_id, department_id, day, generation, n, sum)
  select customer_id, measure_id, department_id, day, generation, n, sum from incoming where packed`;

/** Adds a batch, which must be in key order, to one generation of customers' activity. */
export async function writeActivity(
  tx: PoolClient,
  changes: readonly ActivityChange[],
  generation: number,
): Promise<void> {
  const column = (read: (change: ActivityChange) => string | number | bigint) =>
    changes.map(read).join(separator);
  await tx.query({
    name: 'customer-activity',
    text,
    values: [
      column(({ customerId }) => customerId),
      column(({ measure }) => measure.id),
      column(({ departmentId }) => departmentId),
      column(({ day }) => day),
      column(({ n }) => n),
      column(({ sum }) => sum),
      column(({ measure }) => (isPacked(measure) ? 't' : 'f')),
      generation,
    ],
  });
}
