import type { Change, Reading } from './reading.ts';

/**
 * The difference of two readings that have no interval, so that nothing says whether it is more than noise.
 *
 * @returns the difference in the unit of the readings, p null, never significant; null where a wave cannot be read
 * @source Own definition: a difference without a test
 */
export function untestedChange(before: Reading, after: Reading): Change | null {
  if (before.value === null || after.value === null) return null;
  const difference = after.value - before.value;
  if (!Number.isFinite(difference)) return null;
  return { difference, p: null, significant: false, interval: null, method: 'none' };
}
