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
  /** What was sent is left out (`data` is empty): reading it costs as much as reading all the rest. */
  contributionsOnly?: boolean;
  /** Only these types, and the last event of every entry: whoever reads learns how far it got. */
  types?: ReadonlySet<string> | 'all';
}

// The entries come first and are limited, the events of each by primary key: whatever the planner believes about
// the size of the log, it cannot decide to scan it.
const textOf = (events: string, more = '') => `
  select w.partition, l.first_position, l.count, e.entry_id, e.id, s.source, e.external_id, e.type,
         (extract(epoch from e.time) * 1000)::float8, e.department_id, e.customer_id,
         case when $4::boolean then null else e.data end, e.before, e.after${more}
  from unnest($1::smallint[], $2::bigint[]) as w(partition, after)
  cross join lateral (
    select id, first_position, count from log_entry
    where partition = w.partition and first_position <= w.after + $3::bigint
      and first_position >= coalesce(
        (select max(first_position) from log_entry where partition = w.partition and first_position <= w.after + 1), 0)
    order by first_position
    limit $3::bigint
  ) l
  cross join lateral (${events}) e
  join event_source s on s.id = e.source_id
  order by w.partition, l.first_position, e.id`;

const text = textOf('select * from event where entry_id = l.id order by id');
const textOfTypes = textOf(
  `select * from (
     select *, row_number() over (order by id) as nth, count(*) over () as present from event where entry_id = l.id) every
    where type = any ($5::text[]) or nth = l.count`,
  ', e.nth, e.present',
);

type Row = [
  partition: number,
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
  data: Record<string, unknown> | null,
  before: Contribution[] | null,
  after: Contribution[] | null,
  /** Where only some types are read: which event of its entry this is, from 1, and how many there are. */
  nth?: number,
  present?: number,
];

/** The events of one partition after a position, in order; of all types without a gap. Empty at the end of the log. */
export function readLog(client: Queryable, range: LogRange): Promise<StreamedEvent[]> {
  return readLogs(client, [range], range);
}

/** Several partitions at once, about `limit` events of each: one after the other in the order of their numbers. */
export async function readLogs(
  client: Queryable,
  ranges: readonly Pick<LogRange, 'partition' | 'after'>[],
  { limit, contributionsOnly = false, types = 'all' }: Omit<LogRange, 'partition' | 'after'>,
): Promise<StreamedEvent[]> {
  const result = await client.query<Row>({
    name: types === 'all' ? 'attune-read-log' : 'attune-read-log-types',
    text: types === 'all' ? text : textOfTypes,
    values: [
      arrayOf(ranges.map((range) => range.partition)),
      arrayOf(ranges.map((range) => range.after)),
      limit,
      contributionsOnly,
      ...(types === 'all' ? [] : [[...types]]),
    ],
    rowMode: 'array',
  });
  const after = new Map(ranges.map((range) => [range.partition, range.after]));
  const events = types === 'all' ? numbered(result.rows) : result.rows.map(placed);
  return events.filter((event) => event.position > (after.get(event.partition) ?? 0));
}

const arrayOf = (numbers: readonly number[]) => `{${numbers.join(',')}}`;

/** The position of an event is its entry's first position plus its rank in the entry. */
function numbered(rows: Row[]): StreamedEvent[] {
  const events: StreamedEvent[] = [];
  for (let i = 0; i < rows.length;) {
    const [, first, count, entryId] = rows[i] as Row;
    for (let rank = 0; rank < count; rank++, i++) {
      const row = rows[i];
      if (row?.[3] !== entryId) throw new LogError('entry-incomplete', `entry ${entryId}`);
      events.push(eventOf(row, Number(first) + rank));
    }
    if (rows[i]?.[3] === entryId) throw new LogError('entry-incomplete', `entry ${entryId}`);
  }
  return events;
}

/** The same where the log says which event of its entry it is. */
function placed(row: Row): StreamedEvent {
  const [, first, count, entryId] = row;
  const [nth, present] = [Number(row[14]), Number(row[15])];
  if (present !== Number(count)) throw new LogError('entry-incomplete', `entry ${entryId}`);
  return eventOf(row, Number(first) + nth - 1);
}

// Numbers are converted whatever parsers the connection has: a pool with pg's own delivers bigint as text.
const eventOf = (row: Row, position: number): StreamedEvent => ({
  entryId: Number(row[3]),
  id: Number(row[4]),
  partition: row[0],
  position,
  source: row[5],
  externalId: row[6],
  type: row[7],
  time: Number(row[8]),
  departmentId: row[9],
  customerId: row[10] === null ? null : Number(row[10]),
  data: row[11] ?? {},
  before: row[12] ?? [],
  after: row[13] ?? [],
});
