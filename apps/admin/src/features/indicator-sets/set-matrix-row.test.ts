import type { SetRow } from '@attune/contracts';
import { expect, it } from 'vitest';
import { setMatrixRows } from './set-matrix-row.ts';

const names = { en: '', zh: '' };
const department = (key: string, parent: string | null) => ({ key, parent, names });
const row = (key: string): SetRow => ({
  period: '2026-01-01/2026-12-31',
  version: 1,
  department: key,
  adoptedBy: null,
  figures: [],
  index: null,
});

it('shows the branch that was answered for, its top first', () => {
  const departments = [department('all', null), department('sales', 'all'), department('north', 'sales')];
  const [top, ...others] = setMatrixRows(departments, [row('sales'), row('north')]);
  expect(others).toEqual([]);
  expect(top?.key).toBe('sales');
  expect(top?.children.map(({ key, row: own }) => [key, own?.department])).toEqual([['north', 'north']]);
});
