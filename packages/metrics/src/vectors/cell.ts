import { isObject, listIn, malformed, object, textIn } from './read-input.ts';
import type { VectorInput } from './vector-op.ts';

/** The rows of a table: read from the `csv` a case names, or given as `rows` in the case itself. */
export function rowsIn(input: VectorInput): readonly VectorInput[] {
  return listIn(input, 'rows').map((row) => object(row, 'rows'));
}

/** The name of a column in the table, where the input's `columns` say that it has another. */
export function columnsOf(input: VectorInput): (name: string) => string {
  const columns = input['columns'];
  return (name) => (isObject(columns) && columns[name] !== undefined ? textIn(columns, name) : name);
}

/** The number in a cell, which a table holds as text. Throws `input-malformed`. */
export function numberCell(row: VectorInput, column: string): number {
  const value = row[column];
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number))
    throw malformed(`column ${column}`, 'numbers', value);
  return number;
}

/** The text in a cell. */
export function textCell(row: VectorInput, column: string): string {
  const value = row[column];
  if (typeof value !== 'string' && typeof value !== 'number')
    throw malformed(`column ${column}`, 'texts', value);
  return String(value);
}

/** An id as files write it: a number where the table holds one. */
export function idOf(text: string): string | number {
  return /^(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : text;
}

/** Decimal amounts as whole numbers of one unit. */
export interface WholeAmounts {
  readonly amounts: readonly bigint[];
  /** How many of these units are 1 of the file's. */
  readonly perUnit: number;
}

/** Amounts as files write them, `29.33`, without rounding. Throws `input-malformed`. */
export function wholeAmounts(written: readonly string[]): WholeAmounts {
  const parts = written.map((text) => {
    const [, sign = '', whole, decimals = ''] = /^(-?)(\d+)(?:\.(\d{1,20}))?$/.exec(text) ?? [];
    if (whole === undefined) throw malformed('amount', 'a decimal number', text);
    return { sign, whole, decimals };
  });
  const places = parts.reduce((most, { decimals }) => Math.max(most, decimals.length), 0);
  return {
    amounts: parts.map(({ sign, whole, decimals }) => BigInt(sign + whole + decimals.padEnd(places, '0'))),
    perUnit: 10 ** places,
  };
}
