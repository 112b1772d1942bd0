import { MetricsError } from '../metrics-error.ts';

/** Throws `level-out-of-range` unless 0 < p < 1. */
export function checkedProbability(p: number): number {
  if (!(p > 0 && p < 1)) throw new MetricsError('level-out-of-range', String(p));
  return p;
}
