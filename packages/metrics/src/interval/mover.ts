import type { Bounds } from './bounds.ts';

/** How far the limits of an estimate lie below and above it; both at least 0. */
export interface Reach {
  readonly below: number;
  readonly above: number;
}

/**
 * What is known of how estimates go together. `independent`: they come from samples that have nothing to do with each
 * other. `unknown`: they may share respondents, and be correlated in any way.
 */
export type Dependence = 'independent' | 'unknown';

/** How far slope × estimate reaches. */
export function scaledReach(slope: number, { below, above }: Reach): Reach {
  return slope >= 0
    ? { below: slope * below, above: slope * above }
    : { below: -slope * above, above: -slope * below };
}

/**
 * How far a sum of estimates reaches: MOVER (method of variance estimates recovery). Each limit gives the variance of
 * its estimate back near that limit, so that the interval may be as lopsided as those it is made of.
 * `independent`: the root of the sum of the squares. `unknown`: the sum, for no correlation makes the standard error
 * of a sum larger than the sum of the standard errors.
 *
 * Zou & Donner, Statistics in Medicine 27, 2008, 1693-1702; Donner & Zou, Stat. Methods Med. Res. 21, 2012, 347-359.
 */
export function addedReach(reaches: readonly Reach[], dependence: Dependence): Reach {
  const added =
    dependence === 'independent'
      ? (distances: number[]) => Math.hypot(...distances)
      : (distances: number[]) => distances.reduce((sum, distance) => sum + distance, 0);
  return { below: added(reaches.map(({ below }) => below)), above: added(reaches.map(({ above }) => above)) };
}

/** Null where the limits are beyond what a number holds. */
export function reachedBounds(value: number, { below, above }: Reach): Bounds | null {
  const bounds: Bounds = [value - below, value + above];
  return bounds.every(Number.isFinite) ? bounds : null;
}
