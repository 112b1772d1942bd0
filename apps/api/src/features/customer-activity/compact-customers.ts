import { setImmediate as turn } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { type Crowd, full, replacements } from './crowded-chunks.ts';
import { KeyedFacts } from './keyed-facts.ts';
import { inPackingTransaction } from './packing-transaction.ts';
import { type SegmentKey, writeSegmentChunks } from './segment-chunks.ts';
import { eachSegmentFact, segmentFactsOf } from './segment-facts.ts';

/** Segments whose chunks are counted in one query: with all of them crowded, a second or two. */
const atOnce = 50;

/**
 * Makes one chunk of those that are more than `most` in a segment and department, among some segments from
 * `from` on. Answers the segment to go on with, undefined after the last.
 */
export async function compactCustomers(
  worker: Pool,
  { from, most }: { from: number; most: number },
): Promise<number | undefined> {
  const { rows } = await worker.query<Crowd<number>>({
    name: 'customer-activity-crowds',
    text: `select array_agg(chunk_id order by octet_length(facts)) as chunks,
                  array_agg(octet_length(facts) order by octet_length(facts)) as sizes
             from customer_activity
            where segment >= $1 and segment < $1 + ${atOnce} and octet_length(facts) < ${full}
            group by segment, generation, department_id having count(*) > $2`,
    values: [from, most],
  });
  for (const chunks of replacements(rows)) await inPackingTransaction(worker, (tx) => replace(tx, chunks));
  const { rows: left } = await worker.query<{ segment: number | null }>(
    `select min(segment) as segment from customer_activity where segment >= $1 + ${atOnce}`,
    [from],
  );
  return left[0]?.segment ?? undefined;
}

interface FactsOfSegment extends SegmentKey {
  facts: Buffer;
}

async function replace(tx: PoolClient, chunks: readonly number[]): Promise<void> {
  const { rows } = await tx.query<FactsOfSegment>({
    name: 'customer-activity-take',
    text: `delete from customer_activity where chunk_id = any ($1::bigint[])
           returning generation, segment, department_id as "departmentId", facts`,
    values: [chunks],
  });
  const merged: FactsOfSegment[] = [];
  for (const some of Map.groupBy(rows, nameOf).values()) {
    const sums = new KeyedFacts();
    for (const { facts } of some) eachSegmentFact(facts, (key, n, sum) => sums.add(key, n, sum));
    const facts = segmentFactsOf(sums);
    if (facts.length > 0) merged.push({ ...(some[0] as SegmentKey), facts });
    await turn();
  }
  if (merged.length === 0) return;
  await writeSegmentChunks(tx, {
    keys: merged,
    lengths: merged.map(({ facts }) => facts.length),
    facts: Buffer.concat(merged.map(({ facts }) => facts)),
  });
}

const nameOf = ({ generation, segment, departmentId }: SegmentKey) =>
  `${generation} ${segment} ${departmentId}`;
