import type { Change, Interval, Reading } from '@attune/metrics';
import type { Indicator } from '../indicator/define-indicator.ts';

type Rules = Pick<Indicator, 'range'>;

/** What is wrong with the value and n of a reading; undefined if nothing is. */
export function valueProblem({ value, n }: Reading, { range }: Rules): string | undefined {
  if (!Number.isSafeInteger(n) || n < 0) return `n is ${n}`;
  if (value === null) return undefined;
  if (!Number.isFinite(value)) return `the value is ${value}`;
  if (range !== null && (value < range[0] || value > range[1]))
    return `the value ${value} lies outside ${range[0]}..${range[1]}`;
  return undefined;
}

/** What is wrong with an interval; undefined if nothing is, or there is none. */
export function intervalProblem(interval: Interval | null, range: Rules['range']): string | undefined {
  if (interval === null) return undefined;
  const { low, high, level, method } = interval;
  if (!Number.isFinite(low) || !Number.isFinite(high)) return `the limits are ${low} and ${high}`;
  if (low > high) return `the lower limit ${low} is above the upper limit ${high}`;
  if (!(level > 0 && level < 1)) return `the level is ${level}`;
  if (typeof method !== 'string' || method === '') return 'the method has no name';
  if (range !== null && (low < range[0] || high > range[1]))
    return `the limits ${low} and ${high} lie outside ${range[0]}..${range[1]}`;
  return undefined;
}

/** What is wrong with a change between two waves; undefined if nothing is, or there is none. */
export function changeProblem(change: Change | null): string | undefined {
  if (change === null) return undefined;
  const { difference, p, significant, interval, method } = change;
  if (!Number.isFinite(difference)) return `the difference is ${difference}`;
  if (p !== null && !(p >= 0 && p <= 1)) return `p is ${p}`;
  if (typeof significant !== 'boolean') return `significant is ${String(significant)}`;
  if (typeof method !== 'string' || method === '') return 'the test has no name';
  return intervalProblem(interval, null);
}

/** What is wrong with the change between equal waves; undefined if nothing is, or there is none. */
export function noChangeProblem(change: Change | null): string | undefined {
  if (change !== null && change.difference !== 0) return `the difference is ${change.difference}`;
  if (change?.significant) return 'it is significant';
  return changeProblem(change);
}
