import { addDays, addMonths, startOfMonth, startOfQuarter } from '../../calendar/local-day.ts';

const effectPeriods = ['last-quarter', 'this-quarter', 'year'] as const;
export type EffectPeriod = (typeof effectPeriods)[number];

interface Days {
  from: string;
  to: string;
}

/** The days that old and new are compared over. Of what is read by whole months, those that are over. */
export function effectDays(
  period: EffectPeriod,
  { today, wholeMonths }: { today: string; wholeMonths: boolean },
): Days {
  const quarter = startOfQuarter(today);
  const end = wholeMonths ? endOfMonths(today) : today;
  if (period === 'last-quarter') return { from: addMonths(quarter, -3), to: addDays(quarter, -1) };
  if (period === 'this-quarter') return { from: quarter, to: end };
  const from = startOfMonth(addMonths(end, -11));
  return { from, to: end };
}

/** The months that both are drawn over. */
export function historyDays({ today, wholeMonths }: { today: string; wholeMonths: boolean }): Days {
  const to = wholeMonths ? endOfMonths(today) : today;
  return { from: startOfMonth(addMonths(to, -17)), to };
}

/** The last day of the last month that is over. */
const endOfMonths = (today: string) => addDays(startOfMonth(addDays(today, 1)), -1);

/** What can be asked for at all: in its first month a quarter has no month that is over. */
export const periodsOffered = (around: { today: string; wholeMonths: boolean }): EffectPeriod[] =>
  effectPeriods.filter((period) => {
    const { from, to } = effectDays(period, around);
    return from <= to;
  });
