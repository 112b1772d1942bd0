import { localDays } from '../../measures/local-day.ts';

/** Whether an instant (epoch ms) lies on one of these local days, both inclusive. */
export function dayRange({ from, to }: { from: string; to: string }, timeZone: string) {
  const dayOf = localDays(timeZone);
  return (at: number): boolean => {
    const day = dayOf(at);
    return day >= from && day <= to;
  };
}
