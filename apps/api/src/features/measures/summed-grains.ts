import { addDays, firstOfMonth } from './local-day.ts';

/** A dekad is a third of a month: its days 1 to 10, 11 to 20, and the rest. */
export type SummedGrain = 'dekad' | 'month' | 'quarter';

export type TallyGrain = 'day' | SummedGrain;

/**
 * Periods that are summed up once they are over, the short ones first; each is made of whole ones of the grain before,
 * so that any stretch of days is a few of these and a few days.
 */
export const summedGrains: readonly SummedGrain[] = ['dekad', 'month', 'quarter'];

const monthsIn = { month: 1, quarter: 3 } as const;

/** The first day of the period that a day is in. */
export function firstDayOf(grain: SummedGrain, day: string): string {
  if (grain === 'dekad') {
    const nth = Math.min(2, Math.floor((Number(day.slice(8)) - 1) / 10));
    return `${day.slice(0, 8)}${nth}1`;
  }
  const month = Number(day.slice(5, 7)) - 1;
  return firstOfMonth(day, -(month % monthsIn[grain]));
}

/** The first day of the period after the one that a day is in. */
export function firstDayAfter(grain: SummedGrain, day: string): string {
  const first = firstDayOf(grain, day);
  if (grain !== 'dekad') return firstOfMonth(first, monthsIn[grain]);
  return first.endsWith('21') ? firstOfMonth(first, 1) : addDays(first, 10);
}

/** How many periods begin from the one day to the other, both firsts of periods. */
export function periodsBetween(grain: SummedGrain, from: string, to: string): number {
  const months =
    12 * (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) +
    Number(to.slice(5, 7)) -
    Number(from.slice(5, 7));
  if (grain !== 'dekad') return months / monthsIn[grain] + 1;
  const nth = (day: string) => (Number(day.slice(8)) - 1) / 10;
  return 3 * months + nth(to) - nth(from) + 1;
}

/** `firstDayOf` in SQL, of a date. */
export const firstDaySql = (grain: SummedGrain, day: string): string =>
  grain === 'dekad'
    ? `(date_trunc('month', ${day})::date + least((extract(day from ${day})::int - 1) / 10, 2) * 10)`
    : `date_trunc('${grain}', ${day})::date`;
