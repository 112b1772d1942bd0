import type { Queryable } from './queryable.ts';

/**
 * Milliseconds since the oldest entry without a position was received; 0 where none waits. It grows while an
 * open write transaction anywhere in the cluster, or a sequencer that is not there, holds the log back.
 */
export async function horizonAge(client: Queryable): Promise<number> {
  const { rows } = await client.query<{ age: number }>(`
    select greatest(0, extract(epoch from clock_timestamp() - e.received_at) * 1000)::float8 as age
    from (select id from log_entry where first_position is null order by xid, id limit 1) l
    cross join lateral (select received_at from event where entry_id = l.id order by id limit 1) e`);
  return Number(rows[0]?.age ?? 0);
}
