import { expect, test } from 'vitest';
import { CoarserPeriods } from './coarser-periods.ts';
import type { KeptRow } from './kept-row.ts';

const row = (period: string, n: number | null, department_id = 1) => {
  const [period_from, period_to] = period.split('/');
  const place = { version: 1, department_id, key: '', currency: '', measure: '', item_group: '' };
  const value = n === null ? null : 50;
  return { ...place, period_from, period_to, n, value, excluded: {}, reason: null } as KeptRow;
};
const brief = (rows: readonly KeptRow[]) => rows.map(({ n, value, reason }) => [n, value, reason]);

test('what is hidden of a quarter is hidden of its months, of that department only', () => {
  const periods = new CoarserPeriods();
  const shown = [40, 50, null];
  expect(brief(periods.within([row('2026-01-01/2026-12-31', 40)]))).toEqual([shown]);
  expect(
    brief(periods.within([row('2026-01-01/2026-03-31', null), row('2026-04-01/2026-06-30', 40)])),
  ).toEqual([[null, null, null], shown]);
  expect(
    brief(
      periods.within([
        row('2026-02-01/2026-02-28', 40),
        row('2026-04-01/2026-04-30', 40),
        row('2026-02-01/2026-02-28', 40, 2),
      ]),
    ),
  ).toEqual([[null, null, 'protects-others'], shown, shown]);
});
