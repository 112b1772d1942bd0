import type { Reading } from './reading.ts';

/** Whether every count is there: a removal that came before its add leaves a count below zero for a while. */
export function settled(counts: Iterable<number>): boolean {
  for (const count of counts) if (count < 0) return false;
  return true;
}

/** Why there is no value: see `Reading.reason`. */
export type UnreadableReason = 'empty' | 'unsettled' | 'inconsistent' | 'no-exposure' | 'overflow';

/** What is read from a tally that cannot be read. */
export function unreadable(n: number, excluded: Reading['excluded'], reason: UnreadableReason): Reading {
  return { value: null, n, interval: null, excluded, reason };
}
