import type { PoolClient } from 'pg';
import { customerOfKey, dayOfKey, eachSegmentFact, measureOfKey, segmentOf } from './segment-facts.ts';

/** What is packed of a customer, under a measure, in a department, on a day: perhaps in several parts. */
export interface CustomerFact {
  customer: number;
  measureId: number;
  departmentId: number;
  /** Since 1970. */
  day: number;
  n: number;
  sum: number;
}

/** Segments whose chunks are in memory at once. */
const atOnce = 50;

interface FactsQuestion {
  generation: number;
  customers: Pick<ReadonlySet<number>, 'has' | 'keys'>;
  /** Only these; where they are left out, all. */
  departments?: ReadonlySet<number>;
}

/** Tells of everything that is packed of some customers, as row-level security shows it. */
export async function eachCustomerFact(
  tx: PoolClient,
  { generation, customers, departments }: FactsQuestion,
  visit: (fact: CustomerFact) => void,
): Promise<void> {
  const segments = [...new Set(Array.from(customers.keys(), segmentOf))];
  for (let from = 0; from < segments.length; from += atOnce) {
    const { rows } = await tx.query<{ segment: number; departmentId: number; facts: Buffer }>({
      name: 'customer-activity-read',
      text: `select segment, department_id as "departmentId", facts from customer_activity
              where segment = any ($1::bigint[]) and generation = $2
                and ($3::int[] is null or department_id = any ($3))`,
      values: [segments.slice(from, from + atOnce), generation, departments ? [...departments] : null],
    });
    for (const { segment, departmentId, facts } of rows)
      eachSegmentFact(facts, (key, n, sum) => {
        const customer = customerOfKey(segment, key);
        if (!customers.has(customer)) return;
        visit({ customer, measureId: measureOfKey(key), departmentId, day: dayOfKey(key), n, sum });
      });
  }
}
