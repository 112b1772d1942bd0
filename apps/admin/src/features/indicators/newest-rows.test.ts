import type { ValueRow } from '@attune/contracts';
import { expect, it } from 'vitest';
import { newestRows } from './newest-rows.ts';

const row = (department: string, period: string, version: number): ValueRow => ({
  department,
  period,
  version,
  value: version,
  n: 50,
  interval: null,
  excluded: {},
  change: null,
  receipt: '',
});

it('keeps the newest version of each department, and says which one came before', () => {
  const rows = [
    row('sales', '2026-09-01/2026-09-30', 1),
    row('service', '2026-09-01/2026-09-30', 1),
    row('sales', '2026-10-01/2026-11-22', 2),
  ];
  expect(newestRows(rows).map(({ department, version, earlier }) => [department, version, earlier])).toEqual([
    ['sales', 2, 1],
    ['service', 1, undefined],
  ]);
});
