import { inRange } from '../in-range.ts';
import type { Bounds } from '../interval/bounds.ts';
import { garwoodInterval } from '../interval/garwood.ts';

/** Events per unit of exposure, with the exact interval. */
export interface PoissonRate {
  readonly rate: number;
  readonly interval: Bounds;
}

/**
 * Events per unit of exposure; may exceed 1 (complaints per order).
 *
 * @returns events per unit of exposure, >= 0, and its limits; null where the exposure is 0
 * @throws `count-not-whole`, `number-out-of-range` for a negative exposure or one so small that the rate is not finite,
 * `level-out-of-range`
 * @source Garwood, Biometrika 28, 1936, 437-442
 */
export function poissonRate(count: number, exposure: number, level: number): PoissonRate | null {
  inRange(exposure, 0, Number.MAX_VALUE, 'exposure');
  const [low, high] = garwoodInterval(count, level);
  if (exposure === 0) return null;
  // An exposure near 0 may put the limits beyond what a number holds.
  inRange(high / exposure, 0, Number.MAX_VALUE, 'rate');
  return { rate: count / exposure, interval: [low / exposure, high / exposure] };
}
