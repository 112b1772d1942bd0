import { checkedProbability } from '../distribution/probability.ts';
import { inRange } from '../in-range.ts';
import { addedExclusions } from '../indicator/added-exclusions.ts';
import { moverChange } from '../indicator/mover-change.ts';
import type { Change, ReadOptions, Reading } from '../indicator/reading.ts';
import { defaultLevel, intervalOf } from '../indicator/reading.ts';
import { reachOf } from '../indicator/reading-reach.ts';
import { addedReach, reachedBounds, scaledReach } from '../interval/mover.ts';
import { checkedWeights } from '../survey/weights.ts';

/** What was read of one department, and how much it weighs: 1 each to count alike, or its customers. */
export interface WeighedReading {
  /** At least 0; only the ratios of the weights matter. */
  readonly weight: number;
  readonly reading: Reading;
}

export interface RollUpOptions extends ReadOptions {
  /** The least share of all weight, 0..1, that must have a value; 0 unless given. */
  readonly minimumCoverage?: number | undefined;
}

/** n and what did not count are added up over the departments that count. */
export interface RolledUpReading extends Omit<Reading, 'reason'> {
  /** The share of all weight that has a value, 0..1. */
  readonly coverage: number;
  /** Why the value is null: `empty` (nothing with weight has a value), `below-minimum-coverage`, `overflow`. */
  readonly reason?: 'empty' | 'below-minimum-coverage' | 'overflow';
}

/**
 * One figure from those of several departments: Σ w x / Σ w over those that have a value and a weight. With equal
 * weights every department says as much as any other, with their numbers of customers every customer does, however
 * many of them answered. (Where every answer shall say as much, merge the tallies and read once.) The weights are taken
 * as given, without error, and the departments as independent: nobody answered in two of them.
 *
 * @returns in the unit of the readings; null as `empty`, `below-minimum-coverage` or `overflow`; the interval null, as
 * `interval-not-defined`, where a department that counts has none of that level
 * @throws `number-out-of-range` for a weight that is negative or not finite, weights that are all 0, a value that is not
 * finite and a coverage outside 0..1, `level-out-of-range`
 * @source Cochran, Sampling Techniques, 3rd ed., 1977, ch. 5: the mean of strata; interval Zou & Donner, Statistics in
 * Medicine 27, 2008, 1693-1702
 */
export function rolledUp(
  parts: readonly WeighedReading[],
  { level = defaultLevel, minimumCoverage = 0 }: RollUpOptions = {},
): RolledUpReading {
  checkedProbability(level);
  inRange(minimumCoverage, 0, 1, 'minimum coverage');
  checkedWeights(
    parts.map(({ weight }) => weight),
    parts.length,
  );
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  const present = parts.flatMap(({ weight, reading }) =>
    weight === 0 || reading.value === null
      ? []
      : [{ weight, reading, value: inRange(reading.value, -Number.MAX_VALUE, Number.MAX_VALUE, 'value') }],
  );
  const there = present.reduce((sum, { weight }) => sum + weight, 0);
  const shared = {
    n: present.reduce((sum, { reading }) => sum + reading.n, 0),
    excluded: addedExclusions(present.map(({ reading }) => reading.excluded)),
    coverage: total === 0 ? 0 : Math.min(1, there / total),
  };
  const without = (reason: NonNullable<RolledUpReading['reason']>) =>
    ({ ...shared, value: null, interval: null, reason }) as const;
  if (present.length === 0) return without('empty');
  // Shares of 0.4, 0.3 and 0.3 add up to a hair less than they should.
  if (shared.coverage < minimumCoverage - 1e-12) return without('below-minimum-coverage');
  const value = present.reduce((sum, part) => sum + (part.weight / there) * part.value, 0);
  if (!Number.isFinite(value)) return without('overflow');
  const reaches = present.flatMap(({ weight, reading }) => {
    const reach = reachOf(reading, level);
    return reach === null ? [] : [scaledReach(weight / there, reach)];
  });
  const bounds =
    reaches.length < present.length ? null : reachedBounds(value, addedReach(reaches, 'independent'));
  if (bounds === null) return { ...shared, value, interval: null, intervalReason: 'interval-not-defined' };
  return { ...shared, value, interval: intervalOf(bounds, level, 'mover') };
}

/**
 * The change of such a figure between independent waves. It mixes a change of the departments with one of their weights
 * and of who is covered: roll both waves up over the same departments, with the same weights, where only the first is
 * meant.
 *
 * @returns the difference in the unit of the readings; null where a wave has no value; p and interval null where a wave
 * has no interval of that level
 * @throws `level-out-of-range`
 * @source Zou & Donner, Statistics in Medicine 27, 2008, 1693-1702
 */
export function rolledUpChange(
  before: Pick<RolledUpReading, 'value' | 'interval'>,
  after: Pick<RolledUpReading, 'value' | 'interval'>,
  { level = defaultLevel }: ReadOptions = {},
): Change | null {
  return moverChange(before, after, level);
}
