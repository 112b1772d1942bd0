import {
  addDays,
  addMonths,
  daysIn,
  isDay,
  startOfMonth,
  startOfQuarter,
  startOfYear,
} from '../../calendar/local-day.ts';

export const presets = [
  '30d',
  '90d',
  'month',
  'last-month',
  'quarter',
  'last-quarter',
  'year',
  '18m',
] as const;
export type Preset = (typeof presets)[number];
export const defaultPreset: Preset = '90d';

export interface Period {
  from: string;
  to: string;
}

/** The so many months before a first day. */
const monthsUpTo = (first: string, months: number): Period => ({
  from: addMonths(first, -months),
  to: addDays(first, -1),
});

const periods: Record<Preset, (today: string) => Period> = {
  '30d': (today) => ({ from: addDays(today, -29), to: today }),
  '90d': (today) => ({ from: addDays(today, -89), to: today }),
  month: (today) => ({ from: startOfMonth(today), to: today }),
  'last-month': (today) => monthsUpTo(startOfMonth(today), 1),
  quarter: (today) => ({ from: startOfQuarter(today), to: today }),
  'last-quarter': (today) => monthsUpTo(startOfQuarter(today), 3),
  year: (today) => ({ from: startOfYear(today), to: today }),
  '18m': (today) => ({ from: addDays(addMonths(today, -18), 1), to: today }),
};

/** Days of a preset, both inclusive: up to today, or of the last month or quarter that is over. */
export const presetPeriod = (preset: Preset, today: string): Period => periods[preset](today);

/** What the figures are compared with: as many days, just before. */
export const previousPeriod = ({ from, to }: Period): Period => ({
  from: addDays(from, -daysIn(from, to)),
  to: addDays(from, -1),
});

export interface Previous extends Period {
  /** Whether all of it lies after the first recorded day. */
  whole: boolean;
}

/** The earlier period as far as there is anything of it; null where it ended before the first recorded day. */
export function recordedPrevious(period: Period, firstDay: string): Previous | null {
  const { from, to } = previousPeriod(period);
  if (to < firstDay) return null;
  return from < firstDay ? { from: firstDay, to, whole: false } : { from, to, whole: true };
}

export interface PeriodChoice {
  period?: Preset | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** Days of one's own win over a preset; whatever is not a sensible range falls back to the default. */
export function periodOf({ period, from, to }: PeriodChoice, today: string): Period {
  if (from && to && isDay(from) && isDay(to) && from <= to) return { from, to };
  return presetPeriod(period ?? defaultPreset, today);
}
