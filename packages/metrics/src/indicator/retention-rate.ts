import type { MovementTally } from '../tally/movement.ts';
import { movements } from '../tally/movement.ts';
import type { PartOfWhole } from './count-share.ts';
import { countShare, countShareChange } from './count-share.ts';
import type { Change, ReadOptions, Reading } from './reading.ts';
import { settled, unreadable } from './settled.ts';

/**
 * Those that stayed, of those that were there at the start, with Wilson's interval; n is the start. Whoever joins and
 * leaves within the period is in neither. What some texts call "CRR, churn rate" (1 - lost / total) is this one.
 */
export function retentionRate(movement: MovementTally, options: ReadOptions = {}): Reading {
  return isSettled(movement) ? countShare(stayedOf(movement), options) : unreadable(0, {}, 'unsettled');
}

/** Those that were lost, of those that were there at the start: 1 - retention. */
export function churnRate(movement: MovementTally, options: ReadOptions = {}): Reading {
  return isSettled(movement) ? countShare(lostOf(movement), options) : unreadable(0, {}, 'unsettled');
}

/** The change of retention. Null where it cannot be read in a period. */
export function retentionRateChange(
  before: MovementTally,
  after: MovementTally,
  options: ReadOptions = {},
): Change | null {
  if (!isSettled(before) || !isSettled(after)) return null;
  return countShareChange(stayedOf(before), stayedOf(after), options);
}

/** The change of churn. Null where it cannot be read in a period. */
export function churnRateChange(
  before: MovementTally,
  after: MovementTally,
  options: ReadOptions = {},
): Change | null {
  if (!isSettled(before) || !isSettled(after)) return null;
  return countShareChange(lostOf(before), lostOf(after), options);
}

const isSettled = ({ counts }: MovementTally) => settled(movements.map((movement) => counts[movement]));

const count = (n: number) => ({ kind: 'count', n }) as const;

function stayedOf({ counts: { stayed, lost } }: MovementTally): PartOfWhole {
  return { part: count(stayed), whole: count(stayed + lost) };
}

function lostOf({ counts: { stayed, lost } }: MovementTally): PartOfWhole {
  return { part: count(lost), whole: count(stayed + lost) };
}
