import type { PoolClient } from 'pg';

/** One writer's part of one generation. */
export interface Shard {
  generation: number;
  shard: number;
}

/**
 * The first of the month from which on this shard has day rows only. Stays true until the transaction ends: whoever
 * closes a month waits for it. A shard that begins may say any day; it says what keeps the other shards' months in use.
 */
export async function closedBefore(tx: PoolClient, { generation, shard }: Shard): Promise<string> {
  const find = async () => {
    const { rows } = await tx.query<{ closed_before: string }>({
      name: 'closed-before',
      text: `select closed_before::text from tally_close where generation = $1 and shard = $2 for share`,
      values: [generation, shard],
    });
    return rows[0]?.closed_before;
  };
  const known = await find();
  if (known !== undefined) return known;
  await tx.query(
    `insert into tally_close (generation, shard, closed_before)
     select $1, $2, coalesce(min(closed_before), '-infinity') from tally_close where generation = $1
     on conflict do nothing`,
    [generation, shard],
  );
  return (await find()) as string;
}
