import type { PoolClient } from 'pg';
import { isLive } from './packing-transaction.ts';

/** What customers of a segment did in a department. */
export interface SegmentKey {
  generation: number;
  segment: number;
  departmentId: number;
}

/** Rows of `customer_activity` to be, as columns: their facts stand one after the other. */
export interface SegmentChunks {
  keys: readonly SegmentKey[];
  /** Bytes of each one's facts. */
  lengths: readonly number[];
  facts: Buffer;
}

/** Appends chunks. All facts travel as one value, which is cut up there. */
export async function writeSegmentChunks(
  tx: PoolClient,
  { keys, lengths, facts }: SegmentChunks,
): Promise<void> {
  let next = 1;
  const starts = lengths.map((length) => (next += length) - length);
  await tx.query({
    name: 'customer-activity-chunks',
    text: `insert into customer_activity (generation, segment, department_id, facts)
           select generation, segment, department_id, substring($6::bytea from start for length)
             from unnest($1::smallint[], $2::bigint[], $3::int[], $4::int[], $5::int[])
               as u (generation, segment, department_id, start, length)
            where ${isLive}`,
    values: [
      arrayOf(keys.map(({ generation }) => generation)),
      arrayOf(keys.map(({ segment }) => segment)),
      arrayOf(keys.map(({ departmentId }) => departmentId)),
      arrayOf(starts),
      arrayOf(lengths),
      facts,
    ],
  });
}

const arrayOf = (values: readonly number[]) => `{${values.join(',')}}`;
