import { cellOf } from './column.ts';
import { columns } from './columns.ts';
import { csvField, csvLine } from './csv-text.ts';
import type { OpenExport } from './export-values.ts';

const byteOrderMark = '\ufeff';

export async function* csvFile(
  { batches }: Pick<OpenExport, 'batches'>,
  { bom }: { bom: boolean },
): AsyncGenerator<string> {
  yield (bom ? byteOrderMark : '') + csvLine(columns.map(({ name }) => name));
  for await (const rows of batches)
    yield rows
      .map((row) => csvLine(columns.map((column) => csvField(cellOf(column, row), column.type))))
      .join('');
}
