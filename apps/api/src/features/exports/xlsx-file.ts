import type { CodeBook, ExportQuery } from '@attune/contracts';
import { codeBookHeader, codeBookRows } from './code-book-table.ts';
import { cellOf } from './column.ts';
import { columns } from './columns.ts';
import type { ExportRow } from './export-row.ts';
import type { OpenExport } from './export-values.ts';
import { headingRow, sheetBegin, sheetEnd, sheetRow } from './sheet-xml.ts';
import { sheetPath, workbookParts } from './workbook-xml.ts';
import { type ZipEntry, zipFile } from './zip-file.ts';

const sheetNames = {
  en: { figures: 'Figures', book: 'Code book' },
  zh: { figures: '指标数值', book: '数据字典' },
};

/** Of the format, the heading among them. */
const rowsPerSheet = 1_048_576;

interface Wanted {
  language: ExportQuery['language'];
  mostRows?: number;
}

/**
 * A workbook with the figures and the code book. What one sheet has no room for is on the next.
 *
 * @param wanted the language of headings, and of tests how many rows a sheet has room for
 */
export const xlsxFile = (open: Pick<OpenExport, 'batches'>, book: CodeBook, wanted: Wanted) =>
  zipFile(entriesOf(open, book, wanted));

async function* entriesOf(
  { batches }: Pick<OpenExport, 'batches'>,
  book: CodeBook,
  { language, mostRows = rowsPerSheet }: Wanted,
): AsyncGenerator<ZipEntry> {
  const { figures, book: bookName } = sheetNames[language];
  const names: string[] = [];
  const rows = new Rows(batches);
  try {
    do {
      names.push(names.length === 0 ? figures : `${figures} ${names.length + 1}`);
      yield { name: sheetPath(names.length), parts: figureSheet(rows, language, mostRows) };
    } while (await rows.more());
  } finally {
    await batches.return(undefined);
  }
  names.push(bookName);
  yield { name: sheetPath(names.length), parts: bookSheet(book) };
  yield* workbookParts(names);
}

async function* figureSheet(rows: Rows, language: Wanted['language'], mostRows: number) {
  const headings = columns.map(({ names }) => names[language]);
  yield sheetBegin + headingRow(1, headings);
  for (let row = 2; row <= mostRows;) {
    const some = await rows.take(mostRows - row + 1);
    if (some.length === 0) break;
    yield some
      .map((each, i) =>
        sheetRow(
          row + i,
          columns.map((column) => [cellOf(column, each), column.type]),
        ),
      )
      .join('');
    row += some.length;
  }
  yield sheetEnd;
}

function* bookSheet(book: CodeBook) {
  yield sheetBegin + headingRow(1, codeBookHeader);
  for (const [i, row] of codeBookRows(book).entries())
    yield sheetRow(
      i + 2,
      row.map((cell) => [cell, typeof cell === 'number' ? 'integer' : 'text']),
    );
  yield sheetEnd;
}

/** Batches of any length, taken in pieces. */
class Rows {
  #left: readonly ExportRow[] = [];

  constructor(private readonly batches: OpenExport['batches']) {}

  async more(): Promise<boolean> {
    while (this.#left.length === 0) {
      const { done, value } = await this.batches.next();
      if (done) return false;
      this.#left = value;
    }
    return true;
  }

  /** At most so many; none at the end. */
  async take(most: number): Promise<readonly ExportRow[]> {
    if (!(await this.more())) return [];
    const some = this.#left.slice(0, most);
    this.#left = this.#left.slice(most);
    return some;
  }
}
