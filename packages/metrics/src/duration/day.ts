import { MetricsError } from '../metrics-error.ts';

const dayLength = 86_400_000;

/** Whether a text is a day that exists, as YYYY-MM-DD. `Date.parse` alone takes 30 February for 2 March. */
export function isDay(text: string): boolean {
  const ms = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/** Days since 1970-01-01 of a local day. Throws `day-invalid`. */
export function dayNumber(day: string): number {
  if (!isDay(day)) throw new MetricsError('day-invalid', day);
  return Date.parse(day) / dayLength;
}
