import { horizon } from './bystander.ts';
import type { Queryable } from './queryable.ts';

export interface Round {
  stamped: number;
  /** Transaction id of the last stamped entry: everything below it has its position. */
  last: string | undefined;
  /** Committed entries are there that must wait for an older transaction to end. */
  waiting: boolean;
}

/**
 * One round, one statement, one snapshot. Below its horizon no transaction can add to the log any more, so an entry
 * with a smaller id can no longer appear: what is stamped now stands before all that will ever come. The floor
 * spares the index scan the dead tuples of entries stamped before.
 */
const text = `
  with horizon as materialized (${horizon}
  ), ready as materialized (
    select id, xid, partition, count from log_entry
    where first_position is null and xid >= $1::xid8 and xid < (select horizon.xid from horizon)
    order by xid, id
    limit $2::int
  ), placed as (
    select r.id, h.position + 1 + sum(r.count) over (partition by r.partition order by r.xid, r.id) - r.count as first
    from ready r join log_head h on h.partition = r.partition
  ), moved as (
    update log_head h set position = h.position + t.total
    from (select partition, sum(count) as total from ready group by partition) t
    where h.partition = t.partition
    returning h.partition
  ), stamped as (
    update log_entry e set first_position = p.first from placed p where e.id = p.id
  ), told as (
    select pg_notify('log_sequenced', string_agg(partition::text, ',')) from moved having count(*) > 0
  )
  select (select count(*)::int from ready) as stamped,
    (select xid::text from ready order by ready.xid desc limit 1) as last,
    (select count(*)::int from told) as told,
    exists (
      select from log_entry where first_position is null and xid >= (select horizon.xid from horizon)
    ) as waiting`;

export async function stamp(client: Queryable, from: { floor: string; limit: number }): Promise<Round> {
  const { rows } = await client.query<{ stamped: number; last: string | null; waiting: boolean }>({
    name: 'attune-stamp',
    text,
    values: [from.floor, from.limit],
  });
  const row = rows[0];
  return { stamped: row?.stamped ?? 0, last: row?.last ?? undefined, waiting: row?.waiting === true };
}
