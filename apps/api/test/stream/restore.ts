import pg from 'pg';
import { recordTables } from './recorder.ts';

const tables = [
  'setting',
  'event_source',
  'log_entry',
  'log_head',
  'log_epoch',
  'event',
  'cursor',
  'seen',
  'cell',
];

/** What dump and restore do: every row, in an empty database of the same schema, through text. */
export async function restore(from: string, to: string): Promise<void> {
  const [source, target] = [from, to].map((url) => new pg.Client({ connectionString: url })) as [
    pg.Client,
    pg.Client,
  ];
  await Promise.all([source.connect(), target.connect()]);
  try {
    await target.query(recordTables);
    await target.query(`set session_replication_role = replica`);
    for (const table of tables) {
      const { rows } = await source.query<{ all: string }>(
        `select coalesce(json_agg(t), '[]')::text as all from ${table} t`,
      );
      await target.query(`delete from ${table}`);
      await target.query(
        `insert into ${table} overriding system value select * from json_populate_recordset(null::${table}, $1)`,
        [rows[0]?.all],
      );
    }
    for (const sequence of await sequences(source))
      await target.query('select setval($1::regclass, $2)', [sequence.name, sequence.last]);
  } finally {
    await Promise.all([source.end(), target.end()]);
  }
}

async function sequences(client: pg.Client) {
  const { rows } = await client.query<{ name: string; last: string }>(
    `select sequencename as name, last_value::text as last from pg_sequences where last_value is not null and schemaname = 'public'`,
  );
  return rows;
}

/** Brings the transaction ids of a cluster far ahead of those of a fresh one. */
export async function burnTransactionIds(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client
    .query('do $$ begin for i in 1..5000 loop perform pg_current_xact_id(); commit; end loop; end $$')
    .finally(() => client.end());
}
