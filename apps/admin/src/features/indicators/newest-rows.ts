import type { ValueRow } from '@attune/contracts';

/** A figure of the newest version that reads a period, where others read the days before. */
export interface NewestRow extends ValueRow {
  /** The version that reads the days just before; they are not in this figure. */
  earlier?: number;
}

/**
 * One row per department. A period in which a version begins has one row per version: figures of two definitions are
 * neither added nor averaged, so the newest stands for it and says so.
 */
export function newestRows(rows: readonly ValueRow[]): NewestRow[] {
  const found = new Map<string, NewestRow>();
  for (const row of rows) {
    const key = row.department ?? '';
    const before = found.get(key);
    if (!before) found.set(key, row);
    else if (before.period < row.period) found.set(key, { ...row, earlier: before.version });
  }
  return [...found.values()];
}
