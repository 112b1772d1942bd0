import { addDays, addMonths, daysIn, startOfMonth, startOfWeek } from './local-day.ts';

export const trendGrains = ['day', 'week', 'month'] as const;
export type TrendGrain = (typeof trendGrains)[number];

export interface Bucket {
  from: string;
  to: string;
}

function nextStart(day: string, grain: TrendGrain): string {
  if (grain === 'day') return addDays(day, 1);
  if (grain === 'week') return addDays(startOfWeek(day), 7);
  return addMonths(startOfMonth(day), 1);
}

/** Every period of the grain within the range, the first and last cut to it: what a line must have, or leave a gap. */
export function bucketsOf(from: string, to: string, grain: TrendGrain): Bucket[] {
  const found: Bucket[] = [];
  for (let start = from; start <= to; start = nextStart(start, grain)) {
    const end = addDays(nextStart(start, grain), -1);
    found.push({ from: start, to: end < to ? end : to });
  }
  return found;
}

/** Grains that give a readable line over so many days; the first is the one to start with. */
export function grainsFor(from: string, to: string): TrendGrain[] {
  const days = daysIn(from, to);
  if (days <= 14) return ['day'];
  if (days <= 45) return ['day', 'week'];
  if (days <= 100) return ['week', 'day', 'month'];
  if (days <= 200) return ['week', 'month'];
  return ['month', 'week'];
}
