import { expect, it } from 'vitest';
import { fairChange } from './fair-change.ts';

const row = { change: { difference: 15_018, p: 0, significant: true, against: '2026-01-01/2026-03-31' } };

it('does not compare a quantity with a period recorded in part', () => {
  expect(fairChange(row, 'count', false).change).toBeNull();
  expect(fairChange(row, 'count', true)).toBe(row);
  expect(fairChange(row, 'points', false)).toBe(row);
});
