import type { PoolClient } from 'pg';
import { EntryPacker, type PackedEntries } from './pack-entries.ts';
import type { KeyedFacts } from './keyed-facts.ts';
import { isLive } from './packing-transaction.ts';

/** A measure in a department in a month, which is its first day. */
export interface MonthKey {
  generation: number;
  measureId: number;
  month: string;
  departmentId: number;
}

/** A row of `customer_activity_month` to be. */
export interface MonthChunk extends MonthKey {
  packed: PackedEntries;
}

/** Days of a month have room in this. */
const days = 32;

/** What an entry is about as one number, in the order of customer and day. */
export const entryKey = (customer: number, dayOfMonth: number): number => customer * days + dayOfMonth;

export function packEntries(facts: KeyedFacts): PackedEntries {
  const packer = new EntryPacker();
  facts.each((key, n, sum) => packer.add(Math.floor(key / days), key % days, n, sum));
  return packer.packed();
}

const columns = ['customers', 'days', 'sums', 'rest'] as const;

/** Appends chunks. All columns travel as one value, which is cut up there. */
export async function writeMonthChunks(tx: PoolClient, chunks: readonly MonthChunk[]): Promise<void> {
  let next = 1;
  const lengths = columns.map((name) => chunks.map(({ packed }) => packed[name].length));
  const starts = lengths.map((some) => some.map((length) => (next += length) - length));
  const cut = (nth: number) => `substring($13::bytea from start${nth} for length${nth})`;
  await tx.query({
    name: 'customer-activity-months',
    text: `insert into customer_activity_month
             (generation, measure_id, month, department_id, customers, days, sums, rest)
           select generation, measure_id, month, department_id, ${columns.map((_, nth) => cut(nth)).join(', ')}
             from unnest($1::smallint[], $2::int[], $3::date[], $4::int[],
                         $5::int[], $6::int[], $7::int[], $8::int[], $9::int[], $10::int[], $11::int[], $12::int[])
               as u (generation, measure_id, month, department_id,
                     start0, start1, start2, start3, length0, length1, length2, length3)
            where ${isLive}`,
    values: [
      chunks.map(({ generation }) => generation),
      chunks.map(({ measureId }) => measureId),
      chunks.map(({ month }) => month),
      chunks.map(({ departmentId }) => departmentId),
      ...starts,
      ...lengths,
      Buffer.concat(columns.flatMap((name) => chunks.map(({ packed }) => packed[name]))),
    ],
  });
}
