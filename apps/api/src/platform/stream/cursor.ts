import type { Queryable } from '../log/queryable.ts';

export interface CursorKey {
  handler: string;
  partition: number;
}

export interface CursorState {
  position: number;
  /** The epoch whose messages may be believed; undefined until somebody looked at the running database. */
  epoch: number | undefined;
}

export async function createCursors(client: Queryable, handlers: readonly string[], partitions: number) {
  await client.query(
    `insert into cursor (handler, partition)
     select handler, partition from unnest($1::text[]) handler, generate_series(0, $2::int - 1) partition
     order by 1, 2
     on conflict do nothing`,
    [handlers, partitions],
  );
}

export async function readCursor(client: Queryable, key: CursorKey): Promise<CursorState> {
  const { rows } = await client.query<{ position: string | number; epoch: string | null }>({
    name: 'attune-read-cursor',
    text: `
      select (select position from cursor where handler = $1 and partition = $2::smallint) as position,
             (select epoch::text from log_epoch where incarnation = log_incarnation()) as epoch`,
    values: [key.handler, key.partition],
  });
  const row = rows[0];
  return { position: Number(row?.position ?? 0), epoch: row?.epoch == null ? undefined : Number(row.epoch) };
}

export interface Move {
  from: number;
  to: number;
  /** Where the events come from messages: the epoch these were made in. */
  epoch?: number | undefined;
}

/**
 * Moves the cursor where it still stands where it was; false otherwise. This alone decides whose effect counts:
 * locks and consumer groups only keep workers from doing the same work twice. What was read from messages counts
 * only as long as their epoch is that of the database as it runs now.
 */
export async function moveCursor(client: Queryable, key: CursorKey, move: Move): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'attune-move-cursor',
    text: `
      update cursor set position = $4::bigint
      where handler = $1 and partition = $2::smallint and position = $3::bigint
        and ($5::bigint is null
          or exists (select from log_epoch where epoch = $5::bigint and incarnation = log_incarnation()))`,
    values: [key.handler, key.partition, move.from, move.to, move.epoch ?? null],
  });
  return rowCount === 1;
}
