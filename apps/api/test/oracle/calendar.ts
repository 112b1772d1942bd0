/** Local days as `2026-03-01`; both ends inclusive. */
export interface Days {
  from: string;
  to: string;
}

export type OracleGrain = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'total';

const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const msOf = (day: string) => Date.parse(day);

export function daysOf({ from, to }: Days): string[] {
  const days: string[] = [];
  for (let at = msOf(from); at <= msOf(to); at += 86_400_000) days.push(dayOf(at));
  return days;
}

/** The name of the period a day is in: two days are in one period when the name is the same. */
function periodName(day: string, grain: OracleGrain): string {
  const [year, month] = day.split('-').map(Number) as [number, number];
  switch (grain) {
    case 'day':
      return day;
    case 'week': {
      // ISO weeks begin on Monday; Thursday 1 January 1970 was the fourth day of one.
      const days = msOf(day) / 86_400_000;
      return `week ${Math.floor((days + 3) / 7)}`;
    }
    case 'month':
      return `${year}-${month}`;
    case 'quarter':
      return `${year} Q${Math.ceil(month / 3)}`;
    case 'year':
      return String(year);
    case 'total':
      return 'total';
  }
}

/** The days of a range by period, in order. */
export function periodsOf(range: Days, grain: OracleGrain): string[][] {
  return [...Map.groupBy(daysOf(range), (day) => periodName(day, grain)).values()];
}
