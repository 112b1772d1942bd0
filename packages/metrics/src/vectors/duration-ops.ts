import type { BusinessCalendar, Weekday, Window } from '../duration/business-calendar.ts';
import { weekdays } from '../duration/business-calendar.ts';
import { businessDuration } from '../duration/business-duration.ts';
import { durationSummary } from '../duration/duration-summary.ts';
import { quantileStream } from './quantile-stream.ts';
import { listIn, listsIn, malformed, objectIn, textIn } from './read-input.ts';
import type { VectorInput, VectorOps } from './vector-op.ts';

export const durationOps: VectorOps = {
  duration_summary: (input) => ({ ...durationSummary(listIn(input, 'values')) }),
  quantile_stream: quantileStream,
  business_duration(input) {
    const calendar = calendarOf(objectIn(input, 'calendar'));
    const { business, wall } = businessDuration(textIn(input, 'start'), textIn(input, 'end'), calendar);
    return { seconds: business / 1000, wall_seconds: wall / 1000 };
  },
};

function calendarOf(input: VectorInput): BusinessCalendar {
  const written = objectIn(input, 'hours');
  const hours: Partial<Record<Weekday, readonly Window[]>> = {};
  for (const name of Object.keys(written)) {
    const weekday = weekdays.find((known) => known === name);
    if (weekday === undefined) throw malformed('hours', 'keyed by mon to sun', name);
    hours[weekday] = listsIn(written, name).map(windowOf);
  }
  const holidays =
    input['holidays'] === undefined || input['holidays'] === null ? [] : listIn(input, 'holidays');
  return {
    timeZone: textIn(input, 'tz'),
    hours,
    holidays: holidays.map((holiday) => {
      if (typeof holiday !== 'string') throw malformed('holidays', 'a list of days', holiday);
      return holiday;
    }),
  };
}

function windowOf(window: readonly unknown[]): Window {
  const [start, end] = window;
  if (window.length !== 2 || typeof start !== 'string' || typeof end !== 'string')
    throw malformed('hours', 'pairs of HH:MM', window);
  return [start, end];
}
