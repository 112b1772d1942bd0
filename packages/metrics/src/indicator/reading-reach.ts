import type { Reach } from '../interval/mover.ts';
import type { Reading } from './reading.ts';

/**
 * How far the interval of a reading reaches; null without one of that level. An interval that has its value outside
 * (an adjusted one may) does not reach to that side.
 */
export function reachOf(
  { value, interval }: Pick<Reading, 'value' | 'interval'>,
  level: number,
): Reach | null {
  if (value === null || interval === null || interval.level !== level) return null;
  const reach = { below: Math.max(0, value - interval.low), above: Math.max(0, interval.high - value) };
  return Number.isFinite(reach.below) && Number.isFinite(reach.above) ? reach : null;
}
