import { expect, it } from 'vitest';
import { periodOf, presetPeriod, previousPeriod, recordedPrevious } from './period.ts';

const today = '2026-11-22';

it('ends presets today, or with the last month or quarter that is over, both ends inclusive', () => {
  expect(presetPeriod('30d', today)).toEqual({ from: '2026-10-24', to: today });
  expect(presetPeriod('quarter', today)).toEqual({ from: '2026-10-01', to: today });
  expect(presetPeriod('month', today)).toEqual({ from: '2026-11-01', to: today });
  expect(presetPeriod('last-month', '2026-03-31')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
  expect(presetPeriod('last-quarter', today)).toEqual({ from: '2026-07-01', to: '2026-09-30' });
  expect(presetPeriod('last-quarter', '2026-01-01')).toEqual({ from: '2025-10-01', to: '2025-12-31' });
  expect(presetPeriod('year', today)).toEqual({ from: '2026-01-01', to: today });
  expect(presetPeriod('18m', today)).toEqual({ from: '2025-05-23', to: today });
});

it('compares with as many days before', () => {
  expect(previousPeriod({ from: '2026-04-01', to: '2026-06-30' })).toEqual({
    from: '2025-12-31',
    to: '2026-03-31',
  });
});

it('says how much of the earlier period there is', () => {
  const march = { from: '2026-03-01', to: '2026-03-31' };
  expect(recordedPrevious(march, '2025-01-01')).toEqual({
    from: '2026-01-29',
    to: '2026-02-28',
    whole: true,
  });
  expect(recordedPrevious(march, '2026-02-10')).toEqual({
    from: '2026-02-10',
    to: '2026-02-28',
    whole: false,
  });
  expect(recordedPrevious(march, '2026-03-01')).toBeNull();
});

it('prefers days of one’s own, and ignores nonsense', () => {
  expect(periodOf({ from: '2026-01-01', to: '2026-01-31' }, today).to).toBe('2026-01-31');
  expect(periodOf({ from: '2026-02-01', to: '2026-01-31' }, today)).toEqual(presetPeriod('90d', today));
  expect(periodOf({ from: 'x', to: 'y', period: '30d' }, today)).toEqual(presetPeriod('30d', today));
});
