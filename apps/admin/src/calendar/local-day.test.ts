import { expect, it } from 'vitest';
import { addDays, addMonths, daysIn, isDay, startOfQuarter, startOfWeek } from './local-day.ts';

it('counts across months and leap days', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  expect(daysIn('2026-01-01', '2026-03-31')).toBe(90);
});

it('keeps a month within the month', () => {
  expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
  expect(addMonths('2026-11-22', -18)).toBe('2025-05-22');
});

it('finds quarters and ISO weeks', () => {
  expect(startOfQuarter('2026-11-22')).toBe('2026-10-01');
  expect(startOfQuarter('2026-03-31')).toBe('2026-01-01');
  expect(startOfWeek('2026-11-22')).toBe('2026-11-16');
});

it('tells a day from other text', () => {
  expect(isDay('2026-11-22')).toBe(true);
  expect(isDay('2026-13-41')).toBe(false);
  expect(isDay('today')).toBe(false);
});
