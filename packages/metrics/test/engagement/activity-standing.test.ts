import { expect, test } from 'vitest';
import { activityStanding } from '../../src/index.ts';

const rule = { gapFactor: 3, windowDays: 180 };
const standing = (days: readonly string[], asOf: string) => activityStanding(days, asOf, rule);

test("a silence is judged by the customer's own rhythm", () => {
  // Gaps 10, 14, 10, 12: median 11, limit 33 days.
  const days = ['2026-01-01', '2026-01-11', '2026-01-25', '2026-02-04', '2026-02-16'];
  expect(standing(days, '2026-03-21')).toEqual({
    status: 'active',
    daysSince: 33,
    medianGapDays: 11,
    limitDays: 33,
    basis: 'own-gaps',
  });
  expect(standing(days, '2026-03-22')).toMatchObject({ status: 'at-risk', daysSince: 34 });
  expect(standing(days, '2026-04-23')).toMatchObject({ status: 'at-risk', daysSince: 66 });
  expect(standing(days, '2026-04-24')).toMatchObject({ status: 'lapsed', daysSince: 67 });
});

test('who has no rhythm yet is judged by a window, who comes daily has a week', () => {
  expect(standing(['2026-01-01', '2026-01-03', '2026-01-05'], '2026-06-30')).toMatchObject({
    status: 'active',
    medianGapDays: 2,
    limitDays: 180,
    basis: 'window',
  });
  expect(standing(['2026-01-01'], '2027-01-01')).toMatchObject({ status: 'lapsed', medianGapDays: null });
  const daily = ['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04'];
  expect(standing(daily, '2026-01-11')).toMatchObject({ status: 'active', limitDays: 7 });
  expect(standing(daily, '2026-01-12')).toMatchObject({ status: 'at-risk' });
});

test('nobody was never active; a day ahead is no silence', () => {
  expect(activityStanding([], '2026-01-01', rule)).toBeNull();
  expect(standing(['2026-01-02'], '2026-01-01')).toMatchObject({ status: 'active', daysSince: 0 });
});
