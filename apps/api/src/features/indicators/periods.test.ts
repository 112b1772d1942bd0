import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../measures/local-day.ts';
import { daysIn, type Period, periodsOf, previousOf } from './periods.ts';

const period = fc
  .tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 900 }))
  .map(([start, length]): Period => {
    const from = addDays('2020-01-01', start);
    return { from, to: addDays(from, length) };
  });

const eachDay = ({ from, to }: Period) =>
  Array.from({ length: daysIn({ from, to }) }, (_, i) => addDays(from, i));

test('periods of any grain tile what was asked for', () => {
  fc.assert(
    fc.property(
      period,
      fc.constantFrom('day', 'week', 'month', 'quarter', 'year', 'total' as const),
      (asked, grain) => {
        expect(periodsOf(asked, grain).flatMap(eachDay)).toEqual(eachDay(asked));
      },
    ),
  );
});

test('weeks are ISO weeks, whole periods are compared with whole ones', () => {
  expect(periodsOf({ from: '2026-01-01', to: '2026-01-12' }, 'week')).toEqual([
    { from: '2026-01-01', to: '2026-01-04' },
    { from: '2026-01-05', to: '2026-01-11' },
    { from: '2026-01-12', to: '2026-01-12' },
  ]);
  expect(previousOf({ from: '2026-03-01', to: '2026-03-31' }, 'month')).toEqual({
    from: '2026-02-01',
    to: '2026-02-28',
  });
  expect(previousOf({ from: '2026-03-10', to: '2026-03-31' }, 'month')).toEqual({
    from: '2026-02-16',
    to: '2026-03-09',
  });
  expect(previousOf({ from: '2026-01-01', to: '2026-12-31' }, 'total')).toEqual({
    from: '2025-01-01',
    to: '2025-12-31',
  });
});
