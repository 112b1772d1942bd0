import type { Contribution } from '@attune/contracts';
import type { StreamedEvent } from '../stream/handler.ts';
import { LogError } from './log-error.ts';
import type { Queryable } from './queryable.ts';

export interface LogRange {
  partition: number;
  /** The last position not wanted; 0 for the beginning. */
  after: number;
  /** About how many events: whole entries are read, so the last one may exceed it. */
  limit: number;
}

// The entries come first and are limited, the events of each by primary key: whatever the planner believes about
// the size of the log, it cannot decide to scan it.
const text = `
  select l.first_position, l.count, e.entry_id, e.id, s.source, e.external_id, e.type,
         (extract(epoch from e.time) * 1000)::float8, e.department_id, e.customer_id, e.data, e.before, e.after
  from (
    select id, first_position, count from log_entry
    where partition = $1::smallint and first_position <= $2::bigint + $3::bigint
      and first_position >= coalesce(
        (select max(first_position) from log_entry where partition = $1::smallint and first_position <= $2::bigint + 1), 0)
    order by first_position
    limit $3::bigint
  ) l
  cross join lateral (select * from event where entry_id = l.id order by id) e
  join event_source s on s.id = e.source_id
  order by l.first_position, e.id`;

type Row = [
  first: number,
  count: number,
  entryId: number,
  id: number,
  source: string,
  externalId: string,
  type: string,
  time: number,
  departmentId: number,
  customerId: number | null,
  data: Record<string, unknown>,
  before: Contribution[] | null,
  after: Contribution[] | null,
];

/** The events of one partition after a position, in order and without a gap. Empty at the end of the log. */
export async function readLog(client: Queryable, range: LogRange): Promise<StreamedEvent[]> {
  const result = await client.query<Row>({
    name: 'attune-read-log',
    text,
    values: [range.partition, range.after, range.limit],
    rowMode: 'array',
  });
  const events = numbered(result.rows, range.partition);
  let from = 0;
  while (from < events.length && (events[from] as StreamedEvent).position <= range.after) from++;
  return from === 0 ? events : events.slice(from);
}

/** The position of an event is its entry's first position plus its rank in the entry. */
function numbered(rows: Row[], partition: number): StreamedEvent[] {
  const events: StreamedEvent[] = [];
  for (let i = 0; i < rows.length;) {
    const [first, count, entryId] = rows[i] as Row;
    for (let rank = 0; rank < count; rank++, i++) {
      const row = rows[i];
      if (row?.[2] !== entryId) throw incomplete(partition, entryId);
      events.push(eventOf(row, partition, Number(first) + rank));
    }
    if (rows[i]?.[2] === entryId) throw incomplete(partition, entryId);
  }
  return events;
}

const incomplete = (partition: number, entryId: number) =>
  new LogError('entry-incomplete', `partition ${partition}, entry ${entryId}`);

// Numbers are converted whatever parsers the connection has: a pool with pg's own delivers bigint as text.
const eventOf = (row: Row, partition: number, position: number): StreamedEvent => ({
  entryId: Number(row[2]),
  id: Number(row[3]),
  partition,
  position,
  source: row[4],
  externalId: row[5],
  type: row[6],
  time: Number(row[7]),
  departmentId: row[8],
  customerId: row[9] === null ? null : Number(row[9]),
  data: row[10],
  before: row[11] ?? [],
  after: row[12] ?? [],
});
