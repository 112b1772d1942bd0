import type { PoolClient } from 'pg';
import type { CellChange, TallyChange } from './gather-cells.ts';
import type { tallyKeys } from './tally-keys.ts';
import type { tallySeries } from './tally-series.ts';
import {
  countTable,
  durationTable,
  fractionTable,
  momentsTable,
  scoreTable,
  sumTable,
  type TallyTable,
} from './tally-tables.ts';

const separator = '\u001f';

/** A cell with the numbers that its row is found by. */
interface Cell extends CellChange {
  series: number;
  keys: number;
}

export interface TallyPlace {
  series: ReturnType<typeof tallySeries>;
  keys: ReturnType<typeof tallyKeys>;
  shard: number;
}

/** One row of a tally table in the making: its cell, and what it carries as text. */
type Row = readonly [Cell, ...string[]];

/** Adds a batch to the tally tables of one generation, as the only writer of this shard. */
export async function writeCells(
  tx: PoolClient,
  cells: readonly CellChange[],
  to: TallyPlace,
): Promise<void> {
  const series = await to.series.numbersOf(tx, cells);
  const keys = await to.keys.numbersOf(tx, cells);
  const known = cells.map((cell, i): Cell => ({
    ...cell,
    series: series[i] as number,
    keys: keys[i] as number,
  }));
  const rows = new Map<TallyTable, Row[]>();
  for (const cell of known.sort(inKeyOrder)) {
    const { table, values } = rowsOf(cell);
    let some = rows.get(table);
    if (!some) {
      some = [];
      rows.set(table, some);
    }
    for (const columns of values) some.push([cell, ...columns]);
  }
  for (const [table, some] of rows) await upsert(tx, table, some, to.shard);
}

/** Rows are locked in one order, also by a writer that has been replaced and does not know it yet. */
function inKeyOrder(a: Cell, b: Cell): number {
  return (
    a.series - b.series || compare(a.period, b.period) || a.departmentId - b.departmentId || a.keys - b.keys
  );
}

const compare = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);

function rowsOf({ measure, change }: Cell): { table: TallyTable; values: string[][] } {
  switch (change.kind) {
    case 'score': {
      const points = measure.kind === 'score' ? measure.max - measure.min + 1 : 0;
      return { table: scoreTable(points), values: [[`{${change.counts.join(',')}}`]] };
    }
    case 'count':
      return { table: countTable, values: [[String(change.n)]] };
    case 'sum':
      return {
        table: sumTable,
        values: [[String(change.n), String(change.sum), String(change.sumOfSquares)]],
      };
    case 'duration':
      return { table: durationTable, values: durationRows(change) };
    case 'fraction':
      return {
        table: fractionTable,
        values: [[change.n, change.sum, change.sumOfSquares, ...change.excluded].map(String)],
      };
    case 'moments': {
      const counts = [change.n, ...change.excluded].map(String);
      const arrays = [change.sums, change.products].map((some) => `{${some.join(',')}}`);
      return { table: momentsTable(change.sums.length), values: [[...counts, ...arrays]] };
    }
  }
}

function durationRows({ buckets }: Extract<TallyChange, { kind: 'duration' }>): string[][] {
  return [...buckets]
    .sort(([a], [b]) => a - b)
    .map(([bucket, by]) => [String(bucket), String(by.n), String(by.sum)]);
}

async function upsert(tx: PoolClient, table: TallyTable, rows: readonly Row[], shard: number): Promise<void> {
  if (rows.length === 0) return;
  const column = (read: (row: Row) => string | number) => rows.map(read).join(separator);
  await tx.query({
    name: table.key,
    text: table.text,
    values: [
      shard,
      column(([cell]) => cell.series),
      column(([cell]) => cell.period),
      column(([cell]) => cell.departmentId),
      column(([cell]) => cell.keys),
      ...table.carried.map((_, i) => column((row) => row[i + 1] as string)),
    ],
  });
}
