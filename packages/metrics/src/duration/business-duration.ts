import { MetricsError } from '../metrics-error.ts';
import type { BusinessCalendar, WindowMinutes } from './business-calendar.ts';
import { minutesOf, weekdays } from './business-calendar.ts';
import { dayNumber } from './day.ts';
import { instantOf } from './instant.ts';
import type { TimeZone } from './time-zone.ts';
import { timeZone } from './time-zone.ts';

const minute = 60_000;
const day = 86_400_000;

/** From an instant to another, in milliseconds: by the clock on the wall, and inside working hours. */
export interface BusinessDuration {
  readonly business: number;
  readonly wall: number;
}

/**
 * The working time in [start, end): local windows are turned into instants first, so a night with a clock change
 * has 7 or 9 hours; windows that overlap count once.
 *
 * @param start ISO 8601 with an offset, as is `end`
 * @returns milliseconds >= 0, inside working hours and by the clock on the wall
 * @throws `negative` where the end is before the start, `instant-invalid`, `day-invalid`, `time-zone-unknown`,
 * `window-invalid`
 * @source Own definition: the overlap with the calendar's windows, local times read as RFC 5545 reads them
 */
export function businessDuration(start: string, end: string, calendar: BusinessCalendar): BusinessDuration {
  const from = instantOf(start);
  const to = instantOf(end);
  const zone = timeZone(calendar.timeZone);
  const windows = weekdays.map((weekday) => (calendar.hours[weekday] ?? []).map(minutesOf));
  const holidays = new Set((calendar.holidays ?? []).map(dayNumber));
  if (to < from) throw new MetricsError('negative', `${start} to ${end}`);

  let business = 0;
  let counted = from;
  for (const [opens, closes] of spans({ zone, windows, holidays }, from, to)) {
    const begin = Math.max(opens, counted);
    const finish = Math.min(closes, to);
    if (finish > begin) {
      business += finish - begin;
      counted = finish;
    }
  }
  return { business, wall: to - from };
}

interface Hours {
  readonly zone: TimeZone;
  /** By weekday, Sunday first. */
  readonly windows: readonly (readonly WindowMinutes[])[];
  /** Days since 1970-01-01. */
  readonly holidays: ReadonlySet<number>;
}

/** The windows that may touch [from, to), as instants in the order they open. */
function spans(
  { zone, windows, holidays }: Hours,
  from: number,
  to: number,
): [opens: number, closes: number][] {
  const found: [number, number][] = [];
  // A window of two days before may reach into the first day: it ends by 48:00 of the day it starts on.
  const firstDay = Math.floor(zone.localAt(from) / day) - 2;
  const lastDay = Math.floor(zone.localAt(to) / day);
  for (let date = firstDay; date <= lastDay; date += 1) {
    const midnight = date * day;
    const todays = windows[new Date(midnight).getUTCDay()] ?? [];
    if (todays.length === 0 || holidays.has(date)) continue;
    for (const { start, end } of todays)
      found.push([zone.instantOf(midnight + start * minute), zone.instantOf(midnight + end * minute)]);
  }
  return found.toSorted(([a], [b]) => a - b);
}
