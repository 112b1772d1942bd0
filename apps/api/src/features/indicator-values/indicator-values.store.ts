import type { Pool, PoolClient } from 'pg';
import type { DueMonth, Note } from './due-months.ts';
import type { KeptRow } from './kept-row.ts';
import { notesHandler } from './note-moved-months.ts';
import type { Range } from './ranges.ts';

/** What was known of an indicator when its figures were last made due. */
export interface Basis {
  indicator: string;
  basis: string;
  month: string;
}

/** Months that are due in one year of one indicator. */
export interface DueYear {
  indicator: string;
  year: number;
  /** Firsts of months. */
  months: string[];
}

/** Batches of the log that are looked at together. */
const mostNotes = 1000;

/** Events of the log that have not been noted yet. */
export async function readNotesBehind(worker: Pool): Promise<number> {
  const { rows } = await worker.query<{ behind: number }>(
    `select coalesce(sum(h.position - coalesce(c.position, 0)), 0)::float8 as behind
       from log_head h left join cursor c on c.handler = $1 and c.partition = h.partition`,
    [notesHandler],
  );
  return rows[0]?.behind ?? 0;
}

export async function readBases(tx: PoolClient): Promise<Basis[]> {
  const { rows } = await tx.query<Basis>(
    'select indicator_key as indicator, basis, month::text from indicator_value_basis',
  );
  return rows;
}

export async function writeBases(tx: PoolClient, bases: readonly Basis[]): Promise<void> {
  if (bases.length === 0) return;
  await tx.query(
    `insert into indicator_value_basis (indicator_key, basis, month)
     select indicator, basis, month from json_to_recordset($1) as b (indicator text, basis text, month date)
     on conflict (indicator_key) do update set basis = excluded.basis, month = excluded.month`,
    [JSON.stringify(bases)],
  );
}

/** Takes the oldest notes away. */
export async function takeNotes(tx: PoolClient): Promise<Note[]> {
  const { rows } = await tx.query<Note>(
    `delete from moved_months m using (
       select partition, position from moved_months order by position limit ${mostNotes}) oldest
      where (m.partition, m.position) = (oldest.partition, oldest.position)
     returning m.partition, m.position::float8 as position, m.months, m.people`,
  );
  return rows;
}

export async function rememberMonths(tx: PoolClient, notes: readonly Note[]): Promise<void> {
  const known = new Map<string, [string, string]>();
  for (const { months } of notes)
    for (const [month, measures] of Object.entries(months))
      for (const measure of measures) known.set(`${month} ${measure}`, [measure, month]);
  const pairs = [...known.values()];
  if (pairs.length === 0) return;
  await tx.query(
    `insert into measure_month (measure, month)
     select measure, month from unnest($1::text[], $2::date[]) as k (measure, month) order by 1, 2
     on conflict do nothing`,
    [pairs.map(([measure]) => measure), pairs.map(([, month]) => month)],
  );
}

/** Months in which one of the measures ever had a fact, and those that figures are kept for. */
export async function readMonths(
  tx: PoolClient,
  indicator: string,
  measures: Iterable<string>,
): Promise<string[]> {
  const { rows } = await tx.query<{ month: string }>(
    `select month::text from measure_month where measure = any ($2::text[])
     union select period_from::text from indicator_value
      where indicator_key = $1 and grain = 'month' and cut = 'department' order by 1`,
    [indicator, [...measures]],
  );
  return rows.map(({ month }) => month);
}

export async function addDue(tx: PoolClient, due: readonly DueMonth[]): Promise<void> {
  if (due.length === 0) return;
  await tx.query(
    `insert into indicator_value_due as known (indicator_key, month, positions)
     select indicator, month, positions
       from json_to_recordset($1) as d (indicator text, month date, positions bigint[]) order by 1, 2
     on conflict (indicator_key, month) do update set positions = (
       select coalesce(array_agg(greatest(one, other) order by nth), '{}')
         from unnest(known.positions, excluded.positions) with ordinality as p (one, other, nth))`,
    [JSON.stringify(due)],
  );
}

/**
 * What is due, by indicator and year; what has been due for longest first, of this the latest years.
 * @param since the first of a month; what is earlier is left out unless it has been due for `patience` milliseconds
 */
export async function readDue(
  tx: PoolClient,
  { since, patience }: { since: string; patience: number },
): Promise<DueYear[]> {
  const { rows } = await tx.query<DueYear>(
    `select indicator_key as indicator, extract(year from month)::int as year,
            array_agg(month::text order by month) as months
       from indicator_value_due
      where month >= $1 or since < now() - $2 * interval '1 millisecond'
      group by 1, 2 order by min(since), 2 desc, 1`,
    [since, patience],
  );
  return rows;
}

/** What was worked out is due no longer, unless it is to be read from farther on in the log. */
export async function settleDue(
  tx: PoolClient,
  { indicator, months }: DueYear,
  positions: readonly number[],
): Promise<void> {
  await tx.query(
    `delete from indicator_value_due d where indicator_key = $1 and month = any ($2::date[])
        and not exists (select from unnest(d.positions, $3::bigint[]) as p (due, read)
                         where due > coalesce(read, 0))`,
    [indicator, months, positions],
  );
}

const columns = {
  version: 'integer',
  period_from: 'date',
  period_to: 'date',
  department_id: 'integer',
  key: 'text',
  currency: 'text',
  measure: 'text',
  item_group: 'text',
  value: 'float8',
  n: 'bigint',
  interval_low: 'float8',
  interval_high: 'float8',
  interval_level: 'float8',
  interval_method: 'text',
  interval_reason: 'text',
  excluded: 'jsonb',
  reason: 'text',
} as const satisfies Record<keyof KeptRow, string>;

const names = Object.keys(columns) as (keyof KeptRow)[];
const keys = ['period_from', 'department_id', 'key', 'currency', 'measure', 'item_group', 'version'] as const;
const figures = names.filter((name) => !(keys as readonly string[]).includes(name));
const of = (row: string, some: readonly string[]) => some.map((name) => `${row}.${name}`).join(', ');

const replaceText = `
  with fresh as materialized (
    select * from json_to_recordset($6) as f (${names.map((name) => `${name} ${columns[name]}`).join(', ')})),
  gone as (
    delete from indicator_value v
     where v.indicator_key = $1 and v.grain = $2 and v.cut = $3 and v.period_from between $4::date and $5::date
       and not exists (select from fresh f where (${of('f', keys)}) = (${of('v', keys)})))
  insert into indicator_value as v (indicator_key, grain, cut, ${names.join(', ')}, positions)
  select $1, $2, $3, ${of('f', names)}, $7::bigint[] from fresh f order by ${of('f', keys)}
  on conflict (indicator_key, grain, cut, period_from, department_id, key, currency, measure, item_group, version)
  do update set ${figures.map((name) => `${name} = excluded.${name}`).join(', ')},
                positions = excluded.positions, computed_at = excluded.computed_at
   where (${of('v', figures)}) is distinct from (${of('excluded', figures)})`;

/** These rows, and no others, for all that one question answers. A row that is what it was stays untouched. */
export async function replaceRows(
  tx: PoolClient,
  question: Range & { indicator: string; cut: string },
  { rows, positions }: { rows: readonly KeptRow[]; positions: readonly number[] },
): Promise<void> {
  const { indicator, grain, cut, from, to } = question;
  await tx.query(replaceText, [indicator, grain, cut, from, to, JSON.stringify(rows), positions]);
}

const atOnce = 5000;

/** Forgets an indicator that is no more; in pieces, so that no transaction is long. True once nothing is left. */
export async function forgetIndicator(tx: PoolClient, key: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    `delete from indicator_value where ctid = any (
       array(select ctid from indicator_value where indicator_key = $1 limit ${atOnce}))`,
    [key],
  );
  if (rowCount === atOnce) return false;
  await tx.query('delete from indicator_value_due where indicator_key = $1', [key]);
  await tx.query('delete from indicator_value_basis where indicator_key = $1', [key]);
  return true;
}
