import { exclusionReasons } from '../tally/exclusion.ts';
import type { Reading } from './reading.ts';

/** What did not count in any of the readings, by reason, those of `exclusionReasons` first. */
export function addedExclusions(all: readonly Reading['excluded'][]): Reading['excluded'] {
  type Reason = keyof Reading['excluded'];
  const reasons = new Set<Reason>([
    ...exclusionReasons,
    ...all.flatMap((excluded) => Object.keys(excluded) as Reason[]),
  ]);
  const sum: Partial<Record<Reason, number>> = {};
  for (const reason of reasons) {
    const count = all.reduce((total, excluded) => total + (excluded[reason] ?? 0), 0);
    if (count !== 0) sum[reason] = count;
  }
  return sum;
}
