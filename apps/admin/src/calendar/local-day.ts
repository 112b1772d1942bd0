/** Local days of the enterprise as ISO dates. They have no zone, so UTC arithmetic on them is exact. */
const dayLength = 86_400_000;

const toNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / dayLength;
const toDay = (number: number) => new Date(number * dayLength).toISOString().slice(0, 10);

export const dateOf = (day: string) => new Date(`${day}T00:00:00Z`);
export const addDays = (day: string, count: number) => toDay(toNumber(day) + count);

/** Both inclusive. */
export const daysIn = (from: string, to: string) => toNumber(to) - toNumber(from) + 1;

export const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(toNumber(text));

/** The same day of the month, or its last day where the month is shorter. */
export function addMonths(day: string, count: number): string {
  const date = dateOf(day);
  const month = date.getUTCMonth() + count;
  const last = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const found = Date.UTC(date.getUTCFullYear(), month, Math.min(date.getUTCDate(), last));
  return toDay(found / dayLength);
}

export const startOfQuarter = (day: string) => {
  const month = Number(day.slice(5, 7));
  return `${day.slice(0, 5)}${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
};

export const startOfYear = (day: string) => `${day.slice(0, 4)}-01-01`;
export const startOfMonth = (day: string) => `${day.slice(0, 7)}-01`;

/** Weeks start on Monday (ISO 8601). */
export const startOfWeek = (day: string) => addDays(day, -((dateOf(day).getUTCDay() + 6) % 7));
