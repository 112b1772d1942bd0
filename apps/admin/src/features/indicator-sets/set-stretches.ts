import type { SetRow, SetValues } from '@attune/contracts';

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
