import { addDays, firstOfMonth } from './local-day.ts';

/**
 * A dekad is a third of a month: its days 1 to 10, 11 to 20, and the rest. A pentad is half of a dekad: the first five
 * days, and the rest.
 */
export type SummedGrain = 'pentad' | 'dekad' | 'month' | 'quarter';

export type TallyGrain = 'day' | SummedGrain;

/**
 * Periods that are summed up once they are over, the short ones first; each is made of whole ones of the grain before,
 * so that any stretch of days is a few of these and a few days.
 */
export const summedGrains: readonly SummedGrain[] = ['pentad', 'dekad', 'month', 'quarter'];

/** What is shorter than a month begins every so many days of it; the last one has what is left. */
const daysIn = { pentad: 5, dekad: 10 } as const;
const inMonth = { pentad: 6, dekad: 3 } as const;
const monthsIn = { month: 1, quarter: 3 } as const;

const isShort = (grain: SummedGrain): grain is 'pentad' | 'dekad' => grain === 'pentad' || grain === 'dekad';

/** Which of its month a period is that a day is in, from 0. */
const nthOf = (grain: 'pentad' | 'dekad', day: string) =>
  Math.min(inMonth[grain] - 1, Math.floor((Number(day.slice(8)) - 1) / daysIn[grain]));

/** The first day of the period that a day is in. */
export function firstDayOf(grain: SummedGrain, day: string): string {
  if (isShort(grain)) {
    const date = nthOf(grain, day) * daysIn[grain] + 1;
    return `${day.slice(0, 8)}${String(date).padStart(2, '0')}`;
  }
  const month = Number(day.slice(5, 7)) - 1;
  return firstOfMonth(day, -(month % monthsIn[grain]));
}

/** The first day of the period after the one that a day is in. */
export function firstDayAfter(grain: SummedGrain, day: string): string {
  const first = firstDayOf(grain, day);
  if (!isShort(grain)) return firstOfMonth(first, monthsIn[grain]);
  return nthOf(grain, first) === inMonth[grain] - 1 ? firstOfMonth(first, 1) : addDays(first, daysIn[grain]);
}

/** How many periods begin from the one day to the other, both firsts of periods. */
export function periodsBetween(grain: SummedGrain, from: string, to: string): number {
  const months =
    12 * (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) +
    Number(to.slice(5, 7)) -
    Number(from.slice(5, 7));
  if (!isShort(grain)) return months / monthsIn[grain] + 1;
  return inMonth[grain] * months + nthOf(grain, to) - nthOf(grain, from) + 1;
}

/** `firstDayOf` in SQL, of a date. */
export const firstDaySql = (grain: SummedGrain, day: string): string =>
  isShort(grain)
    ? `(date_trunc('month', ${day})::date
         + least((extract(day from ${day})::int - 1) / ${daysIn[grain]}, ${inMonth[grain] - 1}) * ${daysIn[grain]})`
    : `date_trunc('${grain}', ${day})::date`;
