import type { Grain } from '@attune/contracts';
import { addDays, firstOfMonth } from '../measures/local-day.ts';

/** Local days, both inclusive, as `2026-03-01`. */
export interface Period {
  from: string;
  to: string;
}

const dayMs = 86_400_000;
const toMs = (day: string) => Date.parse(`${day}T00:00:00Z`);

export const daysIn = ({ from, to }: Period) => (toMs(to) - toMs(from)) / dayMs + 1;
export const periodText = ({ from, to }: Period) => `${from}/${to}`;

export function periodOf(text: string): Period {
  const [from = '', to = ''] = text.split('/');
  return { from, to };
}

const monthsIn = { month: 1, quarter: 3, year: 12 } as const;

function startOf(day: string, grain: Exclude<Grain, 'total'>): string {
  if (grain === 'day') return day;
  if (grain === 'week') {
    const weekday = (new Date(toMs(day)).getUTCDay() + 6) % 7;
    return addDays(day, -weekday);
  }
  const month = Number(day.slice(5, 7)) - 1;
  return firstOfMonth(day, -(month % monthsIn[grain]));
}

function nextStart(start: string, grain: Exclude<Grain, 'total'>): string {
  if (grain === 'day') return addDays(start, 1);
  return grain === 'week' ? addDays(start, 7) : firstOfMonth(start, monthsIn[grain]);
}

/** The calendar periods that meet [from, to], cut at its ends. ISO weeks, calendar months and quarters. */
export function periodsOf(range: Period, grain: Grain): Period[] {
  if (grain === 'total') return [range];
  const periods: Period[] = [];
  for (let start = startOf(range.from, grain); start <= range.to; start = nextStart(start, grain)) {
    const end = addDays(nextStart(start, grain), -1);
    periods.push({ from: start < range.from ? range.from : start, to: end > range.to ? range.to : end });
  }
  return periods;
}

/** A whole calendar period is compared with the whole one before, anything else with as many days before it. */
export function previousOf(period: Period, grain: Grain): Period {
  const to = addDays(period.from, -1);
  const whole =
    grain !== 'total' &&
    period.from === startOf(period.from, grain) &&
    addDays(period.to, 1) === nextStart(period.from, grain);
  return { from: whole ? startOf(to, grain) : addDays(period.from, -daysIn(period)), to };
}

/** From the first day of a month to the last of the same or a later one. */
export const isWholeMonths = ({ from, to }: Period): boolean =>
  from === firstOfMonth(from, 0) && addDays(to, 1) === firstOfMonth(to, 1);

/** The whole months before a period of as many. */
export function sameMonthsBefore({ from, to }: Period): Period {
  const monthOf = (day: string) => 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7));
  return { from: firstOfMonth(from, monthOf(from) - monthOf(to) - 1), to: addDays(from, -1) };
}

/** The whole months within a period; undefined where there are none. */
export function wholeMonthsIn({ from, to }: Period): Period | undefined {
  const first = from === firstOfMonth(from, 0) ? from : firstOfMonth(from, 1);
  const next = addDays(to, 1);
  const last = addDays(firstOfMonth(next, 0), -1);
  return first < last ? { from: first, to: last } : undefined;
}
