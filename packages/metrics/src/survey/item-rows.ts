import { MetricsError } from '../metrics-error.ts';
import type { Scale } from '../tally/score.ts';
import { checkedScale } from '../tally/score.ts';
import { isOnScale } from './valid-answer.ts';

/** One respondent's answers to the items of a group; null where there is none. */
export type ItemRow = readonly (number | null)[];

/** Rows of equal length; an answer off the scale counts as none. Throws `lengths-differ`, `scale-invalid`. */
export function checkedRows(rows: readonly (readonly unknown[])[], scale: Scale): ItemRow[] {
  checkedScale(scale);
  const items = rows[0]?.length ?? 0;
  return rows.map((row) => {
    if (row.length !== items)
      throw new MetricsError('lengths-differ', `${row.length} answers, ${items} items`);
    return row.map((answer) => (isOnScale(answer, scale) ? answer : null));
  });
}

/** The mean of what there is; null of nothing. */
export function meanOf(values: readonly (number | null)[]): number | null {
  let n = 0;
  let sum = 0;
  for (const value of values)
    if (value !== null) {
      n += 1;
      sum += value;
    }
  return n === 0 ? null : sum / n;
}

/** The mean answer of each item over the rows that answered it. */
export function itemMeans(rows: readonly ItemRow[]): (number | null)[] {
  return (rows[0] ?? []).map((_, item) => meanOf(rows.map((row) => row[item] ?? null)));
}

/** A value on the scale as 0..100. */
export function rescaled(value: number | null, { min, max }: Scale): number | null {
  return value === null ? null : (100 * (value - min)) / (max - min);
}
