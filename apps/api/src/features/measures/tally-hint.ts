interface Moved {
  measure: { key: string };
  departmentId: number;
  period: string;
}

/**
 * What moved, for whoever looks at it (`tally_changed`). Within the 8,000 bytes of a notification: a hint that would
 * be longer says that anything may have moved.
 */
export function tallyHint(moved: readonly Moved[]): string {
  const measures = new Set<string>();
  const departments = new Set<number>();
  let [from, to] = [moved[0]?.period ?? '', ''];
  for (const { measure, departmentId, period } of moved) {
    measures.add(measure.key);
    departments.add(departmentId);
    if (period < from) from = period;
    if (period > to) to = period;
  }
  const hint = JSON.stringify({ measures: [...measures], departments: [...departments], from, to });
  return hint.length < 7000 ? hint : JSON.stringify({ measures: [], departments: [], from, to });
}
