import type { PoolClient } from 'pg';

/**
 * The first of the pentad from which on a generation has day rows only: a period that ends before is closed. Stays true
 * until the transaction ends: whoever closes a period waits for this shard's writer.
 */
export async function closedBefore(tx: PoolClient, generation: number, shard: number): Promise<string> {
  const { rows } = await tx.query<{ closed_before: string }>({
    name: 'closed-before',
    text: 'select closed_before::text from tally_close where generation = $1 and shard = $2 for share',
    values: [generation, shard],
  });
  const [row] = rows;
  if (!row) throw new Error(`The generation ${generation} of tallies has no shard ${shard}.`);
  return row.closed_before;
}
