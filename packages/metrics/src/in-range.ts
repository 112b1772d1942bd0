import { MetricsError } from './metrics-error.ts';

/** Throws `number-out-of-range` unless the number is finite and min <= value <= max. */
export function inRange(value: number, min: number, max: number, name: string): number {
  if (!(Number.isFinite(value) && value >= min && value <= max))
    throw new MetricsError('number-out-of-range', `${name} ${value}`);
  return value;
}
