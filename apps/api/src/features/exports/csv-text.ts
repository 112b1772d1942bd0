import type { Cell, Column } from './column.ts';

const end = '\r\n';

/** A spreadsheet takes a text that begins so for a formula. */
const looksLikeFormula = /^[=+\-@\t\r]/;

/** RFC 4180. Nothing is an empty field, an empty text is `""`. */
export const csvLine = (fields: readonly string[]): string => fields.join(',') + end;

/**
 * A number is the shortest text that reads back as the same double. A text that a spreadsheet would run is preceded by
 * an apostrophe.
 */
export function csvField(cell: Cell, type: Column['type']): string {
  if (cell === null) return '';
  if (type === 'text') return quoted(looksLikeFormula.test(String(cell)) ? `'${String(cell)}` : String(cell));
  return typeof cell === 'object' ? quoted(JSON.stringify(cell)) : String(cell);
}

const quoted = (text: string) =>
  text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
