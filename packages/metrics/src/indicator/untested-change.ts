import type { Change, Reading } from './reading.ts';

/**
 * The difference of two readings that have no interval, so that nothing says whether it is more than noise: p is
 * null, never significant. Null where a wave cannot be read.
 */
export function untestedChange(before: Reading, after: Reading): Change | null {
  if (before.value === null || after.value === null) return null;
  const difference = after.value - before.value;
  if (!Number.isFinite(difference)) return null;
  return { difference, p: null, significant: false, interval: null, method: 'none' };
}
