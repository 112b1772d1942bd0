import { localDays } from '../../measures/local-day.ts';

const dayMs = 86_400_000;

/** Whole days since 1970-01-01, so that days can be counted. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs;

export const dayText = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10);

/** The number of the local day of an instant (epoch ms). */
export function dayNumbers(timeZone: string): (at: number) => number {
  const dayOf = localDays(timeZone);
  return (at) => dayNumber(dayOf(at));
}
