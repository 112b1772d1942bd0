import { MetricsError } from '../metrics-error.ts';

const isoMonth = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** Months since year 0 of a month such as `2026-03`, in the enterprise's zone. Throws `month-invalid`. */
export function monthNumber(month: string): number {
  const [, year, inYear] = isoMonth.exec(month) ?? [];
  if (year === undefined || inYear === undefined) throw new MetricsError('month-invalid', month);
  return 12 * Number(year) + Number(inYear) - 1;
}

/** The month of a month number, `2026-03`. */
export function monthName(number: number): string {
  const inYear = String((number % 12) + 1).padStart(2, '0');
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${inYear}`;
}
