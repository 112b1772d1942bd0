/** The local day of an instant in one IANA zone, as `2026-03-02`. */
export type LocalDay = (at: number) => string;

const quarterHour = 15 * 60_000;

/**
 * Intl is slow, and every offset change of every zone since 1972 falls on a quarter of an hour: one answer per
 * quarter is kept. Facts come in time order mostly, so a few thousand answers cover millions of facts.
 */
export function localDays(timeZone: string): LocalDay {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const known = new Map<number, string>();
  return (at) => {
    const quarter = Math.floor(at / quarterHour);
    let day = known.get(quarter);
    if (day === undefined) {
      if (known.size >= 200_000) known.clear();
      day = format.format(quarter * quarterHour);
      known.set(quarter, day);
    }
    return day;
  };
}

const dayMs = 86_400_000;

/** The local day so many days later, or earlier. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** The first of the month that is so many months away from a day's own. */
export function firstOfMonth(day: string, months: number): string {
  return new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + months, 1))
    .toISOString()
    .slice(0, 10);
}
