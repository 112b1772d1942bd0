import type { SetRow } from '@attune/contracts';
import { expect, it } from 'vitest';
import { stretchesOf } from './set-stretches.ts';

const row = (period: string, version: number, department: string): SetRow => ({
  period,
  version,
  department,
  adoptedBy: null,
  figures: [],
  index: null,
});

it('keeps the days of two versions apart, the earlier first', () => {
  const stretches = stretchesOf({
    rows: [
      row('2026-07-01/2026-12-31', 2, 'enterprise'),
      row('2026-01-01/2026-06-30', 1, 'enterprise'),
      row('2026-07-01/2026-12-31', 2, 'sales'),
    ],
  });
  expect(stretches.map(({ version, rows }) => [version, rows.length])).toEqual([
    [1, 1],
    [2, 2],
  ]);
});
