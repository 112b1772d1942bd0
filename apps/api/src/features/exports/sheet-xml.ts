import type { Cell, Column } from './column.ts';

const dayMs = 86_400_000;
/** The day that a spreadsheet counts as 0. */
const dayZero = Date.UTC(1899, 11, 30);

/** Of `xl/styles.xml`, by number. */
const styles = { heading: 1, day: 2 } as const;

/** A: 0, Z: 25, AA: 26. */
function columnLetters(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : columnLetters(Math.floor(at / 26) - 1) + letter;
}

const sheetNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** With the first row staying in sight. */
export const sheetBegin = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="${sheetNamespace}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;

export const sheetEnd = '</sheetData></worksheet>';

/** @param row counted from 1 */
export const headingRow = (row: number, headings: readonly string[]): string =>
  rowXml(
    row,
    headings.map((text, at) => textCell(reference(row, at), text, ` s="${styles.heading}"`)),
  );

/** What is null has no cell. Numbers are the shortest text that reads back as the same double. */
export const sheetRow = (
  row: number,
  cells: readonly (readonly [cell: Cell, type: Column['type']])[],
): string =>
  rowXml(
    row,
    cells.map(([cell, type], at) => cellXml(reference(row, at), cell, type)),
  );

const rowXml = (row: number, cells: readonly string[]) => `<row r="${row}">${cells.join('')}</row>`;
const reference = (row: number, at: number) => `${columnLetters(at)}${row}`;

function cellXml(at: string, cell: Cell, type: Column['type']): string {
  if (cell === null) return '';
  if (type === 'number' || type === 'integer') return `<c r="${at}"><v>${String(cell)}</v></c>`;
  if (type === 'boolean') return `<c r="${at}" t="b"><v>${cell === true ? 1 : 0}</v></c>`;
  if (type === 'day') return `<c r="${at}" s="${styles.day}"><v>${dayNumber(String(cell))}</v></c>`;
  return textCell(at, typeof cell === 'object' ? JSON.stringify(cell) : String(cell));
}

const dayNumber = (day: string) => (Date.parse(day) - dayZero) / dayMs;

/** Text in place is never a formula, however it begins. */
const textCell = (at: string, text: string, attributes = '') =>
  `<c r="${at}" t="inlineStr"${attributes}><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;

/** XML has no control characters; spreadsheets read `_x0007_` for one, and so `_x` before four digits is escaped too. */
function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')
    .replace(/(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu, (char) => {
      const code = char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      return `_x${code}_`;
    })
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}
