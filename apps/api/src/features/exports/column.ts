import type { CodeBook } from '@attune/contracts';
import type { ExportRow } from './export-row.ts';

/** What cannot be told is null, never 0 and never an empty text. A `json` cell is an object or a list. */
export type Cell = string | number | boolean | object | null;

type Described = CodeBook['columns'][number];

/** A column of every file, whatever its format. A cell of type `day` is a text as `2026-03-01`. */
export interface Column extends Described {
  read(row: ExportRow): Cell | undefined;
}

/** In English and Chinese. */
type Said = readonly [en: string, zh: string];

export const text = { type: 'text' } as const;

/** @param said its heading, and what it holds */
export function column(
  name: string,
  { type, unit = null }: { type: Column['type']; unit?: string | null },
  said: { heading: Said; meaning: Said },
  read: Column['read'],
): Column {
  const both = ([en, zh]: Said) => ({ en, zh });
  return { name, type, unit, names: both(said.heading), meanings: both(said.meaning), read };
}

/** What a file holds of a row: JSON knows no -0, so no other format does. */
export function cellOf({ read }: Column, row: ExportRow): Cell {
  const cell = read(row) ?? null;
  return cell === 0 ? 0 : cell;
}
