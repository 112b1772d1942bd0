import { MetricsError } from '../metrics-error.ts';

/** The lower and the upper limit of an interval. */
export type Bounds = readonly [low: number, high: number];

export function clip([low, high]: Bounds, min: number, max: number): Bounds {
  return [Math.min(Math.max(low, min), max), Math.min(Math.max(high, min), max)];
}

/** k of n as whole numbers with 0 <= k <= n and n > 0; throws `inconsistent` or `count-not-whole`. */
export function checkShare(k: number, n: number): void {
  if (!Number.isSafeInteger(k) || !Number.isSafeInteger(n) || k < 0 || n < 0)
    throw new MetricsError('count-not-whole', `${k} of ${n}`);
  if (k > n || n === 0) throw new MetricsError('inconsistent', `${k} of ${n}`);
}
