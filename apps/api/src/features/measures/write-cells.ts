import type { PoolClient } from 'pg';
import type { CellChange, TallyChange } from './gather-cells.ts';

const separator = '\u001f';

/** One row of a tally table in the making: its cell, and its value columns as text. */
type Row = readonly [CellChange, ...string[]];

interface TallyTable {
  name: string;
  /** Value columns with their types, and how a row that is there grows by a new one. */
  columns: readonly { name: string; type: string; grow: string }[];
  extraKey?: string;
}

const plus = (name: string, type: string) => ({ name, type, grow: `${name} = t.${name} + excluded.${name}` });

const countTable: TallyTable = { name: 'tally_count', columns: [plus('n', 'bigint')] };
const sumTable: TallyTable = {
  name: 'tally_sum',
  columns: [plus('n', 'bigint'), plus('sum', 'numeric'), plus('sum_of_squares', 'numeric')],
};
const durationTable: TallyTable = {
  name: 'tally_duration',
  columns: [{ name: 'bucket', type: 'smallint', grow: '' }, plus('n', 'bigint'), plus('sum', 'numeric')],
  extraKey: ', bucket',
};

const scoreTables = new Map<number, TallyTable>();

/** Arrays of one length are added element by element in the statement itself: no function call per row. */
function scoreTable(length: number): TallyTable {
  let table = scoreTables.get(length);
  if (!table) {
    const sums = Array.from({ length }, (_, i) => `t.counts[${i + 1}] + excluded.counts[${i + 1}]`);
    const grow = `counts = array[${sums.join(', ')}]`;
    table = { name: 'tally_score', columns: [{ name: 'counts', type: 'integer[]', grow }] };
    scoreTables.set(length, table);
  }
  return table;
}

/** Adds a batch to the tally tables of one generation, as the only writer of this shard. */
export async function writeCells(
  tx: PoolClient,
  cells: readonly CellChange[],
  to: { generation: number; shard: number },
): Promise<void> {
  const rows = new Map<TallyTable, Row[]>();
  for (const cell of cells.toSorted(inKeyOrder)) {
    const { table, values } = rowsOf(cell.change);
    let some = rows.get(table);
    if (!some) {
      some = [];
      rows.set(table, some);
    }
    for (const columns of values) some.push([cell, ...columns]);
  }
  for (const [table, some] of rows) await upsert(tx, table, some, to);
}

/** Rows are locked in one order, also by a writer that has been replaced and does not know it yet. */
function inKeyOrder(a: CellChange, b: CellChange): number {
  return (
    a.measure.id - b.measure.id ||
    compare(a.cut, b.cut) ||
    compare(a.grain, b.grain) ||
    compare(a.period, b.period) ||
    a.departmentId - b.departmentId ||
    compare(a.key1, b.key1) ||
    compare(a.key2, b.key2)
  );
}

const compare = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);

function rowsOf(change: TallyChange): { table: TallyTable; values: string[][] } {
  switch (change.kind) {
    case 'score':
      return { table: scoreTable(change.counts.length), values: [[`{${change.counts.join(',')}}`]] };
    case 'count':
      return { table: countTable, values: [[String(change.n)]] };
    case 'sum':
      return {
        table: sumTable,
        values: [[String(change.n), String(change.sum), String(change.sumOfSquares)]],
      };
    case 'duration':
      return {
        table: durationTable,
        values: Array.from(change.buckets, ([bucket, by]) => [String(bucket), String(by.n), String(by.sum)]),
      };
  }
}

async function upsert(
  tx: PoolClient,
  table: TallyTable,
  rows: readonly Row[],
  to: { generation: number; shard: number },
): Promise<void> {
  if (rows.length === 0) return;
  const key = `generation, measure_id, cut, grain, period, department_id, key1, key2, shard${table.extraKey ?? ''}`;
  const names = table.columns.map((column) => column.name).join(', ');
  const casts = table.columns.map(
    (column, i) => `string_to_array($${i + 10}, e'\\x1f')::${arrayOf(column.type)}`,
  );
  const text = `
    insert into ${table.name} as t (generation, measure_id, cut, grain, period, department_id, key1, key2, shard, ${names})
    select $1::smallint, measure_id, cut, grain, period, department_id, coalesce(key1, ''), coalesce(key2, ''), $2::smallint,
           ${table.columns.map(({ name, type }) => (type.endsWith('[]') ? `${name}::${type}` : name)).join(', ')}
      from unnest(string_to_array($3, e'\\x1f')::int[], string_to_array($4, e'\\x1f'), string_to_array($5, e'\\x1f'),
                  string_to_array($6, e'\\x1f')::date[], string_to_array($7, e'\\x1f')::int[],
                  string_to_array($8, e'\\x1f'), string_to_array($9, e'\\x1f'), ${casts.join(', ')})
        as r (measure_id, cut, grain, period, department_id, key1, key2, ${names})
    on conflict (${key}) do update set ${table.columns
      .map((column) => column.grow)
      .filter(Boolean)
      .join(', ')}`;
  // A column of one empty string arrives as an empty array; for the keys that is what it means.
  const column = (read: (row: Row) => string | number) => rows.map(read).join(separator);
  await tx.query({
    name: `${table.name}-${table.columns[0]?.grow.length ?? 0}`,
    text,
    values: [
      to.generation,
      to.shard,
      column(([cell]) => cell.measure.id),
      column(([cell]) => cell.cut),
      column(([cell]) => cell.grain),
      column(([cell]) => cell.period),
      column(([cell]) => cell.departmentId),
      column(([cell]) => cell.key1),
      column(([cell]) => cell.key2),
      ...table.columns.map((_, i) => column((row) => row[i + 1] as string)),
    ],
  });
}

const arrayOf = (type: string) => (type.endsWith('[]') ? 'text[]' : `${type}[]`);
