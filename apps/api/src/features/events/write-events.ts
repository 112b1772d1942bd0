import type { Contribution } from '@attune/contracts';
import type { Pool, PoolClient } from 'pg';
import type { FactData } from './fact.ts';

/** A row of the log, with the texts that are kept beside it. */
export interface NewEvent {
  partition: number;
  sourceId: number;
  externalId: string;
  type: string;
  at: number;
  departmentId: number;
  customerId: number | null;
  fingerprint: string;
  target?: { sourceId: number; externalId: string };
  data: FactData | Record<string, unknown>;
  before: readonly Contribution[];
  after: readonly Contribution[];
  texts: readonly [field: string, text: string][];
}

/**
 * Writes events, their texts, and one entry of the log per partition, in one statement.
 * Events whose identity is taken, by an event or by an edit that waits, are left out: the answer is null when all are
 * new, else the identities that are.
 *
 * Columns travel as one string each, cut at the unit separator: twice as fast as arrays with this driver. JSON
 * cannot hold a raw separator, and the door refuses control characters in identities.
 */
export async function writeEvents(
  connection: Pool | PoolClient,
  events: readonly NewEvent[],
): Promise<ReadonlySet<string> | null> {
  const texts = events.flatMap((event) =>
    event.texts.map(([field, text]) => ({
      source_id: event.sourceId,
      external_id: event.externalId,
      field,
      text,
    })),
  );
  const values = valuesOf(events);
  const { rows } = await connection.query<{ entries: string[] | null; added: string | number }>(
    texts.length === 0
      ? { name: 'events-write', text: sql, values }
      : { name: 'events-write-texts', text: sqlWithTexts, values: [...values, JSON.stringify(texts)] },
  );
  const [row] = rows;
  if (Number(row?.added) === events.length) return null;
  return identitiesIn(connection, row?.entries ?? []);
}

const separator = '\u001f';
const none = '\u0002';

/**
 * Rows are inserted in the order they came: there is nothing in between that could sort them. Of what was added only
 * the entry is handed back, because everything a data-modifying query returns is kept until the statement ends.
 */
const writing = (added: string, more = '') => `
  with entry as materialized (select array_agg(nextval('log_entry_id')) as ids from unnest($1::smallint[])),
  incoming as (
    select * from unnest(
      string_to_array($2, e'\\x1f')::smallint[], string_to_array($3, e'\\x1f')::int[], string_to_array($4, e'\\x1f'),
      string_to_array($5, e'\\x1f'), string_to_array($6, e'\\x1f')::float8[], string_to_array($7, e'\\x1f')::int[],
      string_to_array($8, e'\\x1f', '${none}')::bigint[], string_to_array($9, e'\\x1f'),
      string_to_array($10, e'\\x1f', '${none}')::int[], string_to_array($11, e'\\x1f', '${none}'),
      string_to_array($12, e'\\x1f')::json[], string_to_array($13, e'\\x1f', '${none}')::json[],
      string_to_array($14, e'\\x1f', '${none}')::json[])
    as i (slot, source_id, external_id, type, at, department_id, customer_id, fingerprint,
          target_source_id, target_external_id, data, before, after)),
  added as (
    insert into event (entry_id, source_id, external_id, type, time, department_id, customer_id, fingerprint,
                       target_source_id, target_external_id, data, before, after)
    select (select ids from entry)[slot], source_id, external_id, type, to_timestamp(at / 1000), department_id,
           customer_id, decode(fingerprint, 'hex'), target_source_id, target_external_id, data, before, after
      from incoming i
     -- Edits seldom wait: one look tells that none does, and spares the one for each row.
     where (select not exists (select from waiting_edit))
        or (select w.source_id from waiting_edit w
             where w.source_id = i.source_id and w.external_id = i.external_id) is null
    on conflict (source_id, external_id) do nothing
    returning ${added}),
  logged as (
    insert into log_entry (id, partition, count)
    select a.entry_id, ($1::smallint[])[array_position((select ids from entry), a.entry_id)], a.count
      from (select entry_id, count(*) from added group by entry_id) a
    returning id, count)${more}
  select array_agg(id) as entries, coalesce(sum(count), 0) as added from logged`;

const sql = writing('entry_id');

const sqlWithTexts = writing(
  'entry_id, id, source_id, external_id',
  `,
  kept as (
    -- Not of somebody who was erased: an amendment may come after that, and so may what was read before.
    insert into event_text (entry_id, event_id, field, department_id, customer_id, text)
    select a.entry_id, a.id, t.field, i.department_id, i.customer_id, t.text
      from json_to_recordset($15) as t (source_id int, external_id text, field text, text text)
      join added a using (source_id, external_id)
      join incoming i using (source_id, external_id)
     where not exists (select from customer c where c.id = i.customer_id and c.erased_at is not null))`,
);

function valuesOf(events: readonly NewEvent[]): unknown[] {
  const partitions = [...new Set(events.map((event) => event.partition))];
  const column = (read: (event: NewEvent) => string | number) => {
    let joined = '';
    for (let i = 0; i < events.length; i++) {
      joined += (i === 0 ? '' : separator) + read(events[i] as NewEvent);
    }
    return joined;
  };
  const contributions = (list: readonly Contribution[]) => (list.length === 0 ? none : JSON.stringify(list));
  return [
    partitions,
    column((event) => partitions.indexOf(event.partition) + 1),
    column((event) => event.sourceId),
    column((event) => event.externalId),
    column((event) => event.type),
    column((event) => event.at),
    column((event) => event.departmentId),
    column((event) => event.customerId ?? none),
    column((event) => event.fingerprint),
    column((event) => event.target?.sourceId ?? none),
    column((event) => event.target?.externalId ?? none),
    column((event) => JSON.stringify(event.data)),
    column((event) => contributions(event.before)),
    column((event) => contributions(event.after)),
  ];
}

async function identitiesIn(connection: Pool | PoolClient, entries: string[]): Promise<Set<string>> {
  if (entries.length === 0) return new Set();
  const { rows } = await connection.query<{ source_id: number; external_id: string }>({
    name: 'events-added',
    text: 'select source_id, external_id from event where entry_id = any ($1::bigint[])',
    values: [entries],
  });
  return new Set(rows.map((row) => `${row.source_id} ${row.external_id}`));
}
