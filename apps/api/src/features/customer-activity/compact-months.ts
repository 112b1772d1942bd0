import { setImmediate as turn } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { type Crowd, full, replacements } from './crowded-chunks.ts';
import { KeyedFacts } from './keyed-facts.ts';
import { entryKey, type MonthChunk, type MonthKey, packEntries, writeMonthChunks } from './month-chunks.ts';
import { eachPacked, type PackedEntries } from './pack-entries.ts';
import { inPackingTransaction } from './packing-transaction.ts';

const size = 'octet_length(customers) + octet_length(days) + octet_length(sums) + octet_length(rest)';

/** Makes one chunk of those that are more than `most` of a measure, month and department. */
export async function compactMonths(worker: Pool, { most }: { most: number }): Promise<void> {
  const { rows } = await worker.query<Crowd<string>>({
    name: 'customer-activity-month-crowds',
    text: `select array_agg(chunk_id order by ${size}) as chunks, array_agg(${size} order by ${size}) as sizes
             from customer_activity_month
            where ${size} < ${full}
            group by generation, measure_id, month, department_id having count(*) > $1`,
    values: [most],
  });
  for (const chunks of replacements(rows)) await inPackingTransaction(worker, (tx) => replace(tx, chunks));
}

async function replace(tx: PoolClient, chunks: readonly string[]): Promise<void> {
  const { rows } = await tx.query<MonthKey & PackedEntries>({
    name: 'customer-activity-month-take',
    text: `delete from customer_activity_month where chunk_id = any ($1::uuid[])
           returning generation, measure_id as "measureId", month, department_id as "departmentId",
                     customers, days, sums, rest`,
    values: [chunks],
  });
  const merged: MonthChunk[] = [];
  for (const some of Map.groupBy(rows, nameOf).values()) {
    const sums = new KeyedFacts();
    for (const packed of some)
      eachPacked(packed, (customer, day, n, sum) => sums.add(entryKey(customer, day), n, sum));
    const packed = packEntries(sums);
    if (packed.customers.length > 0 || packed.rest.length > 0)
      merged.push({ ...(some[0] as MonthKey), packed });
    await turn();
  }
  if (merged.length > 0) await writeMonthChunks(tx, merged);
}

const nameOf = ({ generation, measureId, month, departmentId }: MonthKey) =>
  `${generation} ${measureId} ${month} ${departmentId}`;
