import type { Change, ReadOptions } from '../indicator/reading.ts';
import { defaultLevel } from '../indicator/reading.ts';
import { welchChange } from '../indicator/welch.ts';
import type { Moments } from '../interval/moments.ts';
import type { CompositeReading } from './composite-reading.ts';

/**
 * The change of an index between independent waves, by Welch's t on its standard errors.
 *
 * @returns the difference in points of the index, -100..100; null where a wave has no value, and between two versions
 * of a definition, which are not comparable; p is null where a wave has no standard error
 * @throws `level-out-of-range`
 * @source Welch, Biometrika 34, 1947, 28-35
 */
export function compositeChange(
  before: CompositeReading,
  after: CompositeReading,
  { level = defaultLevel }: ReadOptions = {},
): Change | null {
  return before.version === after.version ? welchChange(asMoments(before), asMoments(after), level) : null;
}

/** The moments of as many values with this mean and this standard error. */
function asMoments({ value, n, standardError }: CompositeReading): Moments | null {
  if (value === null) return null;
  return { n, mean: value, variance: standardError === null || n < 2 ? null : standardError ** 2 * n };
}
