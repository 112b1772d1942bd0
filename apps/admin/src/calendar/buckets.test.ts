import { expect, it } from 'vitest';
import { bucketsOf, grainsFor } from './buckets.ts';

it('cuts the first and last month to the range', () => {
  expect(bucketsOf('2026-01-20', '2026-03-05', 'month')).toEqual([
    { from: '2026-01-20', to: '2026-01-31' },
    { from: '2026-02-01', to: '2026-02-28' },
    { from: '2026-03-01', to: '2026-03-05' },
  ]);
});

it('starts weeks on Monday', () => {
  expect(bucketsOf('2026-11-13', '2026-11-22', 'week')).toEqual([
    { from: '2026-11-13', to: '2026-11-15' },
    { from: '2026-11-16', to: '2026-11-22' },
  ]);
});

it('offers no grain that would be one point or hundreds', () => {
  expect(grainsFor('2026-11-10', '2026-11-22')).toEqual(['day']);
  expect(grainsFor('2026-08-25', '2026-11-22')[0]).toBe('week');
  expect(grainsFor('2025-05-22', '2026-11-22')).toEqual(['month', 'week']);
});
