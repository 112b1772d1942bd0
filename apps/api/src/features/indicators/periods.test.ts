import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../measures/local-day.ts';
import { daysIn, type Period, periodsOf, previousOf, segmentsOf } from './periods.ts';

const period = fc
  .tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 900 }))
  .map(([start, length]): Period => {
    const from = addDays('2020-01-01', start);
    return { from, to: addDays(from, length) };
  });

const eachDay = ({ from, to }: Period) =>
  Array.from({ length: daysIn({ from, to }) }, (_, i) => addDays(from, i));

test('segments add up to exactly the days of their period', () => {
  fc.assert(
    fc.property(period, fc.integer({ min: 0, max: 120 }), (asked, months) => {
      const closedBefore = new Date(Date.UTC(2020, months, 1)).toISOString().slice(0, 10);
      const days = new Map<string, number>();
      for (const { sign, grain, from, to } of segmentsOf(asked, closedBefore)) {
        if (grain === 'month') expect(to < closedBefore).toBe(true);
        const last =
          grain === 'day'
            ? to
            : addDays(periodsOf({ from: to, to: addDays(to, 40) }, 'month')[1]?.from ?? '', -1);
        for (const day of eachDay({ from, to: last })) days.set(day, (days.get(day) ?? 0) + sign);
      }
      expect([...days].filter(([, n]) => n !== 0).sort()).toEqual(eachDay(asked).map((day) => [day, 1]));
    }),
  );
});

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

test('two years to the day read a handful of rows per department', () => {
  expect(segmentsOf({ from: '2024-11-22', to: '2026-11-21' }, '2026-12-01')).toEqual([
    { sign: 1, grain: 'day', from: '2024-11-22', to: '2024-11-30' },
    { sign: 1, grain: 'month', from: '2024-12-01', to: '2026-10-01' },
    { sign: 1, grain: 'month', from: '2026-11-01', to: '2026-11-01' },
    { sign: -1, grain: 'day', from: '2026-11-22', to: '2026-11-30' },
  ]);
  expect(segmentsOf({ from: '2024-12-01', to: '2026-11-21' }, '2026-11-01')).toEqual([
    { sign: 1, grain: 'month', from: '2024-12-01', to: '2026-10-01' },
    { sign: 1, grain: 'day', from: '2026-11-01', to: '2026-11-21' },
  ]);
  expect(segmentsOf({ from: '2025-01-01', to: '2026-01-31' }, '-infinity')).toEqual([
    { sign: 1, grain: 'day', from: '2025-01-01', to: '2026-01-31' },
  ]);
});
