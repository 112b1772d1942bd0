import { twoSidedNormalP, twoSidedZ } from '../distribution/normal.ts';
import { addedReach, reachedBounds, scaledReach } from '../interval/mover.ts';
import type { Change, Reading } from './reading.ts';
import { intervalOf } from './reading.ts';
import { reachOf } from './reading-reach.ts';

/**
 * The change between independent waves of anything that has intervals, by MOVER on the difference. The standard error
 * of the test is the one that the distance towards no change stands for, so that p and interval agree.
 *
 * @returns the difference in the unit of the readings; null where a wave has no value or the difference is not finite;
 * p and interval null where a wave has no interval of that level, or neither any spread towards no change
 * @throws `level-out-of-range`
 * @source Zou & Donner, Statistics in Medicine 27, 2008, 1693-1702
 */
export function moverChange(
  before: Pick<Reading, 'value' | 'interval'>,
  after: Pick<Reading, 'value' | 'interval'>,
  level: number,
): Change | null {
  const z = twoSidedZ(level);
  if (before.value === null || after.value === null) return null;
  const difference = after.value - before.value;
  if (!Number.isFinite(difference)) return null;
  const without: Change = { difference, p: null, significant: false, interval: null, method: 'mover' };
  const reaches = { before: reachOf(before, level), after: reachOf(after, level) };
  if (reaches.before === null || reaches.after === null) return without;
  const reach = addedReach([reaches.after, scaledReach(-1, reaches.before)], 'independent');
  const towardsNone = difference > 0 ? reach.below : reach.above;
  const bounds = reachedBounds(difference, reach);
  if (towardsNone === 0 || bounds === null) return without;
  const p = twoSidedNormalP((difference / towardsNone) * z);
  return {
    difference,
    p,
    significant: p < 1 - level,
    interval: intervalOf(bounds, level, 'mover'),
    method: 'mover',
  };
}
