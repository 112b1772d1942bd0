import type { CodeBook } from '@attune/contracts';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { type Cell, cellOf, type Column } from './column.ts';
import { columns } from './columns.ts';
import type { ExportRow } from './export-row.ts';
import type { OpenExport } from './export-values.ts';

/** A row group is made in memory and at one go: large enough to compress, small enough for others not to notice. */
const rowsPerGroup = 4_000;
const dayMs = 86_400_000;

type Element = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

const elementOf: Record<Column['type'], Pick<Element, 'type' | 'converted_type'>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  json: { type: 'BYTE_ARRAY', converted_type: 'JSON' },
  number: { type: 'DOUBLE' },
  integer: { type: 'INT64' },
  boolean: { type: 'BOOLEAN' },
  day: { type: 'INT32', converted_type: 'DATE' },
};

const schema: Element[] = [
  { name: 'root', num_children: columns.length },
  ...columns.map(({ name, type }) => ({ name, repetition_type: 'OPTIONAL' as const, ...elementOf[type] })),
];

/** As the format has it: whole numbers of 64 bits, days since 1970. */
function storedAs(cell: Cell, type: Column['type']): Cell | bigint {
  if (cell === null) return null;
  if (type === 'integer') return BigInt(cell as number);
  return type === 'day' ? Date.parse(cell as string) / dayMs : cell;
}

/** One Parquet file, row group by row group, with the code book in its metadata under `attune.code_book`. */
export async function* parquetFile(
  { batches }: Pick<OpenExport, 'batches'>,
  book: CodeBook,
): AsyncGenerator<Uint8Array> {
  const writer = new ByteWriter();
  const kvMetadata = [{ key: 'attune.code_book', value: JSON.stringify(book) }];
  const file = new ParquetWriter({ writer, schema, kvMetadata, createdBy: 'Attune' });
  let waiting: ExportRow[] = [];
  const writeGroup = (rows: readonly ExportRow[]) =>
    file.write({
      rowGroupSize: rowsPerGroup,
      columnData: columns.map((column) => ({
        name: column.name,
        data: rows.map((row) => storedAs(cellOf(column, row), column.type)),
      })),
    });
  for await (const rows of batches) {
    waiting = waiting.concat(rows);
    while (waiting.length >= rowsPerGroup) {
      await writeGroup(waiting.slice(0, rowsPerGroup));
      waiting = waiting.slice(rowsPerGroup);
      yield taken(writer);
    }
  }
  if (waiting.length > 0) await writeGroup(waiting);
  await file.finish();
  yield taken(writer);
}

/** What has been written since; the writer goes on counting from the beginning of the file. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice();
  writer.index = 0;
  return bytes;
}
