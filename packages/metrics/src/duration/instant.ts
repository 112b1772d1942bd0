import { MetricsError } from '../metrics-error.ts';
import { isDay } from './day.ts';

const isoWithOffset = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/** Epoch milliseconds of ISO 8601 with an offset, which also tells the two hours of a fall-back night apart. */
export function instantOf(text: string): number {
  const [, day] = isoWithOffset.exec(text) ?? [];
  const ms = day !== undefined && isDay(day) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms)) throw new MetricsError('instant-invalid', text);
  return ms;
}
