import type { SetRow } from '@attune/contracts';
import { expect, it } from 'vitest';
import { itemsChanged, stretchesOf } from './set-stretches.ts';

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

it('names the items that another version reads', () => {
  const of = (nps: number, csat: number) => ({
    period: '',
    version: 1,
    rows: [
      {
        ...row('', 1, 'enterprise'),
        figures: [
          { indicator: 'nps', variant: null, version: nps },
          { indicator: 'csat', variant: null, version: csat },
        ] as SetRow['figures'],
      },
    ],
  });
  expect(itemsChanged(of(1, 1), of(1, 2))).toEqual([{ indicator: 'csat', variant: null }]);
});
