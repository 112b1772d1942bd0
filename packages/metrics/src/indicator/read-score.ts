import type { ScoreTally } from '../tally/score.ts';
import { occurring } from '../tally/exclusion.ts';
import type { Reading } from './reading.ts';
import { settled, unreadable } from './settled.ts';

/** The answers that count; null where some are missing because a removal came before its add. */
export function answered(tally: ScoreTally): number | null {
  return settled(tally.counts) ? tally.counts.reduce((sum, count) => sum + count, 0) : null;
}

/** Reads a score tally that has answers; otherwise says why it cannot. */
export function readScore(
  tally: ScoreTally,
  read: (n: number) => Pick<Reading, 'value' | 'interval'>,
): Reading {
  const excluded = occurring(tally.excluded);
  const n = answered(tally);
  if (n === null) return unreadable(0, excluded, 'unsettled');
  if (n === 0) return unreadable(0, excluded, 'empty');
  return { ...read(n), n, excluded };
}
