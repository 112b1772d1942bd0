import { malformed } from './read-input.ts';
import type { VectorCase } from './vector-file.ts';

/** One line of a table beside a vector file, by column. */
type TableRow = Readonly<Record<string, string>>;

/**
 * The case with the table its input names as `csv` read into `rows`; the case itself where it names none.
 * Throws `input-malformed`, and whatever `readText` throws where there is no such file in the folder.
 */
export function withTable(vector: VectorCase, readText: (name: string) => string): VectorCase {
  const name = vector.input['csv'];
  if (name === undefined) return vector;
  if (typeof name !== 'string' || !/^[\w.-]+\.csv$/.test(name))
    throw malformed('csv', 'the name of a .csv file in the same folder', name);
  return { ...vector, input: { ...vector.input, rows: tableRows(readText(name)) } };
}

/** Comma-separated lines under a line of column names, without quoting. Throws `input-malformed`. */
function tableRows(text: string): readonly TableRow[] {
  if (text.includes('"')) throw malformed('csv', 'a table without quotes', '"');
  const [head = '', ...lines] = text.split(/\r?\n/).filter((line) => line !== '');
  const columns = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    if (cells.length !== columns.length) throw malformed('csv', `lines of ${columns.length} cells`, line);
    return Object.fromEntries(columns.map((column, i): [string, string] => [column, cells[i] ?? '']));
  });
}
