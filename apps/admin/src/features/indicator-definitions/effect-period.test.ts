import { expect, it } from 'vitest';
import { effectDays, historyDays, periodsOffered } from './effect-period.ts';

const around = { today: '2026-11-22', wholeMonths: false };
const months = { today: '2026-10-22', wholeMonths: true };

it('compares over quarters and a year', () => {
  expect(effectDays('last-quarter', around)).toEqual({ from: '2026-07-01', to: '2026-09-30' });
  expect(effectDays('this-quarter', around)).toEqual({ from: '2026-10-01', to: '2026-11-22' });
  expect(effectDays('year', around)).toEqual({ from: '2025-12-01', to: '2026-11-22' });
  expect(historyDays(around)).toEqual({ from: '2025-06-01', to: '2026-11-22' });
});

it('asks for whole months only where only those are read', () => {
  expect(effectDays('year', months)).toEqual({ from: '2025-10-01', to: '2026-09-30' });
  expect(periodsOffered(months)).toEqual(['last-quarter', 'year']);
});
