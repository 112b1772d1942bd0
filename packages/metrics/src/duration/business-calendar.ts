import { MetricsError } from '../metrics-error.ts';

export const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Weekday = (typeof weekdays)[number];

/** Local times `HH:MM`. 24:00 is midnight, 30:00 is 06:00 of the next day; the end is at most 48:00. */
export type Window = readonly [start: string, end: string];

/** When a department works. A window belongs to the day it starts on; a holiday drops the windows starting on it. */
export interface BusinessCalendar {
  /** An IANA zone. */
  readonly timeZone: string;
  readonly hours: Readonly<Partial<Record<Weekday, readonly Window[]>>>;
  /** Local days, YYYY-MM-DD. */
  readonly holidays?: readonly string[] | undefined;
}

/** A window in minutes after the midnight its day begins with. */
export interface WindowMinutes {
  readonly start: number;
  readonly end: number;
}

/** Throws `window-invalid`. */
export function minutesOf([start, end]: Window): WindowMinutes {
  const minutes = { start: minuteOf(start), end: minuteOf(end) };
  if (!(minutes.start < minutes.end && minutes.start < 1440 && minutes.end <= 2880))
    throw new MetricsError('window-invalid', `${start} to ${end}`);
  return minutes;
}

function minuteOf(time: string): number {
  const parts = /^(\d\d):([0-5]\d)$/.exec(time);
  if (parts === null) throw new MetricsError('window-invalid', time);
  return Number(parts[1]) * 60 + Number(parts[2]);
}
