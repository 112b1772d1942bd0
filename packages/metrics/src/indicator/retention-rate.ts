import type { MovementTally } from '../tally/movement.ts';
import { movements } from '../tally/movement.ts';
import type { PartOfWhole } from './count-share.ts';
import { countShare, countShareChange } from './count-share.ts';
import type { Change, ReadOptions, Reading } from './reading.ts';
import { settled, unreadable } from './settled.ts';

/**
 * Those that stayed, of those that were there at the start: stayed / (stayed + lost); n is the start. Whoever joins and
 * leaves within the period is in neither. What some texts call "CRR, churn rate" (1 - lost / total) is this one.
 *
 * @returns a share, 0..1; null as `empty` or `unsettled`
 * @throws `level-out-of-range`
 * @source Own definition: customers at the end less the new ones, over those at the start; Wilson, JASA 22, 1927
 */
export function retentionRate(movement: MovementTally, options: ReadOptions = {}): Reading {
  return isSettled(movement) ? countShare(stayedOf(movement), options) : unreadable(0, {}, 'unsettled');
}

/**
 * Those that were lost, of those that were there at the start: 1 - retention.
 *
 * @returns a share, 0..1; null as `empty` or `unsettled`
 * @throws `level-out-of-range`
 * @source Own definition: lost over those at the start; interval Wilson, JASA 22, 1927
 */
export function churnRate(movement: MovementTally, options: ReadOptions = {}): Reading {
  return isSettled(movement) ? countShare(lostOf(movement), options) : unreadable(0, {}, 'unsettled');
}

/**
 * The change of retention.
 *
 * @returns the difference of shares, -1..1; null where a period cannot be read
 * @throws `level-out-of-range`
 * @source See `shareChange`
 */
export function retentionRateChange(
  before: MovementTally,
  after: MovementTally,
  options: ReadOptions = {},
): Change | null {
  if (!isSettled(before) || !isSettled(after)) return null;
  return countShareChange(stayedOf(before), stayedOf(after), options);
}

/**
 * The change of churn.
 *
 * @returns the difference of shares, -1..1; null where a period cannot be read
 * @throws `level-out-of-range`
 * @source See `shareChange`
 */
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
