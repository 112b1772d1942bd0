import { moverChange } from '../indicator/mover-change.ts';
import type { Change, ReadOptions, Reading } from '../indicator/reading.ts';
import { defaultLevel } from '../indicator/reading.ts';

/**
 * The change of a formula between independent waves, from its reading in each: of one and the same formula, for two
 * versions of a definition are not comparable.
 *
 * @returns the difference in the unit of the formula; null where a wave has no value; p and interval null where a wave
 * has no interval of that level
 * @throws `level-out-of-range`
 * @source Zou & Donner, Statistics in Medicine 27, 2008, 1693-1702
 */
export function formulaChange(
  before: Pick<Reading, 'value' | 'interval'>,
  after: Pick<Reading, 'value' | 'interval'>,
  { level = defaultLevel }: ReadOptions = {},
): Change | null {
  return moverChange(before, after, level);
}
