import type { SetRow, SetValues } from '@attune/contracts';
import { isSameItem, type ItemName } from './item-name.ts';

/** Days of the period during which neither the set nor an indicator of it changed. */
export interface SetStretch {
  period: string;
  version: number;
  rows: readonly SetRow[];
}

/** In order of time. Figures of two stretches are of different definitions and are never added. */
export function stretchesOf({ rows }: Pick<SetValues, 'rows'>): SetStretch[] {
  const found = new Map<string, SetRow[]>();
  for (const row of rows) {
    const key = `${row.period} ${row.version}`;
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return [...found.values()]
    .map((some) => ({ period: some[0]?.period ?? '', version: some[0]?.version ?? 0, rows: some }))
    .sort((a, b) => (a.period < b.period ? -1 : 1));
}

/** Items that another version of their indicator reads from one stretch to the next. */
export function itemsChanged(before: SetStretch, after: SetStretch): ItemName[] {
  const [was, is] = [before.rows[0]?.figures ?? [], after.rows[0]?.figures ?? []];
  return is
    .filter((item) => was.some((one) => isSameItem(one, item) && one.version !== item.version))
    .map(({ indicator, variant }) => ({ indicator, variant }));
}
