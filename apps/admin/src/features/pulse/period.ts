import { addDays, addMonths, daysIn, isDay, startOfQuarter, startOfYear } from '../../calendar/local-day.ts';

export const presets = ['30d', '90d', 'quarter', 'year', '18m'] as const;
export type Preset = (typeof presets)[number];
export const defaultPreset: Preset = '90d';

export interface Period {
  from: string;
  to: string;
}

const starts: Record<Preset, (today: string) => string> = {
  '30d': (today) => addDays(today, -29),
  '90d': (today) => addDays(today, -89),
  quarter: startOfQuarter,
  year: startOfYear,
  '18m': (today) => addDays(addMonths(today, -18), 1),
};

/** Days of a preset that ends today, both inclusive. */
export const presetPeriod = (preset: Preset, today: string): Period => ({
  from: starts[preset](today),
  to: today,
});

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
