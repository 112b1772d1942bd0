import { inRange } from '../in-range.ts';
import type { Bounds } from '../interval/bounds.ts';
import { garwoodInterval } from '../interval/garwood.ts';

/** Events per unit of exposure, with the exact interval. */
export interface PoissonRate {
  readonly rate: number;
  readonly interval: Bounds;
}

/** A rate that may exceed 1 (complaints per order); null where the exposure is 0. Source: Garwood 1936. */
export function poissonRate(count: number, exposure: number, level: number): PoissonRate | null {
  inRange(exposure, 0, Number.MAX_VALUE, 'exposure');
  const [low, high] = garwoodInterval(count, level);
  if (exposure === 0) return null;
  // An exposure near 0 may put the limits beyond what a number holds.
  inRange(high / exposure, 0, Number.MAX_VALUE, 'rate');
  return { rate: count / exposure, interval: [low / exposure, high / exposure] };
}
