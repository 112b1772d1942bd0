import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CodeBook } from '@attune/contracts';
import fc from 'fast-check';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import readWorkbook, { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cellOf } from './column.ts';
import { columns } from './columns.ts';
import type { ExportRow } from './export-row.ts';
import { parquetFile } from './parquet-file.ts';
import { xlsxFile } from './xlsx-file.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'attune-files-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const double = fc.double({ noNaN: true, noDefaultInfinity: true });
/** Whatever somebody may call a channel: formulas, escapes, control characters, halves of pairs. */
const hostile = fc.oneof(
  fc.constantFrom('=1+1', '_x0041_', '<&>"', '\u0007 bell', 'a\r\nb', '𠮷', '\ud800', '', ' x ', "'quoted"),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const day = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const row: fc.Arbitrary<ExportRow> = fc
  .record({
    value: fc.option(double),
    n: fc.option(fc.maxSafeNat()),
    interval: fc.option(fc.record({ low: double, high: double })),
    change: fc.option(
      fc.record({
        difference: double,
        p: fc.option(double),
        significant: fc.boolean(),
        against: fc.constant('2025-12-01/2025-12-31'),
      }),
    ),
    channel: fc.option(hostile, { nil: undefined }),
    from: day,
    name: hostile,
    skipped: fc.nat(),
  })
  .map(({ value, n, interval, change, channel, from, name, skipped }) => ({
    figure: {
      period: `${from}/${from}`,
      version: 1,
      ...(channel === undefined ? {} : { channel }),
      value,
      n,
      interval: interval && { ...interval, level: 0.95, method: 'wilson' },
      excluded: skipped === 0 ? {} : { skipped },
      change,
      receipt: 'r.s',
    },
    indicator: 'nps',
    unit: 'points',
    department: { key: 'sales', names: { en: name, zh: '销售' } },
    asked: { grain: 'day' as const },
  }));

const book: CodeBook = {
  columns: columns.map(({ name, type, unit, names, meanings }) => ({ name, type, unit, names, meanings })),
  indicators: [],
  units: [],
  exclusions: [],
  reasons: [],
  methods: [],
};

async function* inBatches(rows: readonly ExportRow[], of: number) {
  for (let at = 0; at < rows.length; at += of) yield rows.slice(at, at + of);
}

async function bytesOf(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}

/** UTF-8 has no halves of surrogate pairs; no format does. */
const wanted = (rows: readonly ExportRow[]) =>
  rows.map((one) =>
    columns.map((column) => {
      const cell = cellOf(column, one);
      return typeof cell === 'string' ? cell.toWellFormed() : cell;
    }),
  );

test('whatever figures there are: a workbook reads back to the last bit', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
      const file = join(folder, 'a.xlsx');
      writeFileSync(file, await bytesOf(xlsxFile({ batches: inBatches(rows, 5) }, book, { language: 'zh' })));
      const [heading, ...read] = await readSheet(file, '指标数值', { trim: false });
      expect(heading).toEqual(columns.map(({ names }) => names.zh));
      expect(read).toEqual(
        wanted(rows).map((cells) =>
          cells.map((cell, i) => {
            if (cell === null || cell === '') return null;
            const { type } = columns[i] as (typeof columns)[number];
            if (type === 'json') return JSON.stringify(cell);
            return type === 'day' ? new Date(String(cell)) : cell;
          }),
        ),
      );
    }),
    { numRuns: 40 },
  );
});

test('whatever figures there are: a Parquet file reads back to the last bit', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 12 }), async (rows) => {
      const bytes = await bytesOf(parquetFile({ batches: inBatches(rows, 5) }, book));
      const file = new Uint8Array(bytes).buffer;
      const read = await parquetReadObjects({ file });
      expect(read.map((record) => columns.map(({ name }) => record[name]))).toEqual(
        wanted(rows).map((cells) =>
          cells.map((cell, i) => {
            const { type } = columns[i] as (typeof columns)[number];
            if (cell === null) return null;
            if (type === 'integer') return BigInt(cell as number);
            return type === 'day' ? new Date(String(cell)) : cell;
          }),
        ),
      );
    }),
    { numRuns: 40 },
  );
});

const many = (count: number) => fc.sample(row, { seed: 7, numRuns: count });

test('a Parquet file says what it holds, and is made group by group', async () => {
  const rows = many(50);
  const batches = inBatches(
    Array.from({ length: 10_000 }, (_, i) => rows[i % 50] as ExportRow),
    500,
  );
  const parts: Uint8Array[] = [];
  for await (const part of parquetFile({ batches }, book)) parts.push(part);
  expect(parts.length).toBe(3);
  const metadata = parquetMetadata(new Uint8Array(Buffer.concat(parts)).buffer);
  expect(metadata.row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([4_000, 4_000, 2_000]);
  const kept = metadata.key_value_metadata?.find(({ key }) => key === 'attune.code_book');
  expect(JSON.parse(kept?.value ?? '')).toEqual(book);
});

test('what one sheet has no room for is on the next, and the code book on the last', async () => {
  const file = join(folder, 'b.xlsx');
  const parts = xlsxFile({ batches: inBatches(many(25), 4) }, book, { language: 'en', mostRows: 11 });
  writeFileSync(file, await bytesOf(parts));
  const sheets = await readWorkbook(file);
  expect(sheets.map(({ sheet, data }) => [sheet, data.length])).toEqual([
    ['Figures', 11],
    ['Figures 2', 11],
    ['Figures 3', 6],
    ['Code book', 1 + columns.length],
  ]);
});

test.each(['xlsx', 'parquet'])('who stops reading %s ends the making', async (format) => {
  let isOver = false;
  async function* endless() {
    try {
      for (;;) yield many(500);
    } finally {
      isOver = true;
    }
  }
  const open = { batches: endless() };
  const parts = format === 'xlsx' ? xlsxFile(open, book, { language: 'en' }) : parquetFile(open, book);
  for (let part = 0; part < 2; part++) await parts.next();
  await parts.return(undefined);
  expect(isOver).toBe(true);
});

test.each(['xlsx', 'parquet'])('what fails in the middle of %s fails', async (format) => {
  async function* failing() {
    yield many(500);
    throw new Error('the database went away');
  }
  const open = { batches: failing() };
  const parts = format === 'xlsx' ? xlsxFile(open, book, { language: 'en' }) : parquetFile(open, book);
  await expect(bytesOf(parts)).rejects.toThrow('the database went away');
});
