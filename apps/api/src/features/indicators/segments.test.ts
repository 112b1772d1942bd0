import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../measures/local-day.ts';
import { firstDayAfter, firstDayOf } from '../measures/summed-grains.ts';
import { daysIn, type Period } from './periods.ts';
import { type Segment, segmentsOf } from './segments.ts';

const day = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2020-01-01', days));
const period = fc
  .tuple(day, fc.integer({ min: 0, max: 900 }))
  .map(([from, length]): Period => ({ from, to: addDays(from, length) }));

const eachDay = ({ from, to }: Period) =>
  Array.from({ length: daysIn({ from, to }) }, (_, i) => addDays(from, i));

const lastDay = ({ grain, to }: Segment) => (grain === 'day' ? to : addDays(firstDayAfter(grain, to), -1));

test('segments add up to exactly the days of their period, from sums that are closed', () => {
  fc.assert(
    fc.property(period, day, (asked, today) => {
      const closedBefore = firstDayOf('pentad', today);
      const days = new Map<string, number>();
      for (const segment of segmentsOf(asked, closedBefore)) {
        const { grain, from, sign } = segment;
        const to = lastDay(segment);
        if (grain !== 'day') {
          expect(to < closedBefore).toBe(true);
          expect([from, segment.to].map((first) => firstDayOf(grain, first))).toEqual([from, segment.to]);
        }
        for (const each of eachDay({ from, to })) days.set(each, (days.get(each) ?? 0) + sign);
      }
      expect([...days].filter(([, n]) => n !== 0).sort()).toEqual(eachDay(asked).map((each) => [each, 1]));
    }),
  );
});

const brief = (segments: readonly Segment[]) =>
  segments.map(({ sign, grain, from, to }) => `${sign < 0 ? 'less ' : ''}${grain} ${from} ${to}`);

test('long periods are read from a handful of rows per department', () => {
  expect(brief(segmentsOf({ from: '2024-11-22', to: '2026-11-21' }, '2026-11-16'))).toEqual([
    'dekad 2024-11-21 2024-11-21',
    'less day 2024-11-21 2024-11-21',
    'month 2024-12-01 2024-12-01',
    'quarter 2025-01-01 2026-07-01',
    'month 2026-10-01 2026-10-01',
    'dekad 2026-11-01 2026-11-01',
    'pentad 2026-11-11 2026-11-11',
    'day 2026-11-16 2026-11-21',
  ]);
  expect(brief(segmentsOf({ from: '2026-08-24', to: '2026-09-28' }, '2026-11-11'))).toEqual([
    'day 2026-08-24 2026-08-25',
    'pentad 2026-08-26 2026-08-26',
    'month 2026-09-01 2026-09-01',
    'less day 2026-09-29 2026-09-30',
  ]);
  expect(brief(segmentsOf({ from: '2025-01-02', to: '2025-12-31' }, '2026-11-11'))).toEqual([
    'quarter 2025-01-01 2025-01-01',
    'less day 2025-01-01 2025-01-01',
    'quarter 2025-04-01 2025-10-01',
  ]);
  expect(brief(segmentsOf({ from: '2025-01-01', to: '2026-01-31' }, '-infinity'))).toEqual([
    'day 2025-01-01 2026-01-31',
  ]);
});
