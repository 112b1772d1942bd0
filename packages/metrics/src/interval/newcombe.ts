import type { Bounds } from './bounds.ts';
import { wilsonInterval } from './wilson.ts';

/** A number of cases out of all. */
export interface Share {
  readonly k: number;
  readonly n: number;
}

/**
 * Hybrid score interval of the difference of two independent shares, after minus before.
 *
 * @param level confidence, between 0 and 1
 * @returns limits of the difference, -1..1
 * @throws `count-not-whole`, `inconsistent` for k above n or n = 0, `level-out-of-range`
 * @source Newcombe, Statistics in Medicine 17, 1998, 873-890, method 10
 */
export function newcombeInterval(before: Share, after: Share, level: number): Bounds {
  const [l1, u1] = wilsonInterval(before.k, before.n, level);
  const [l2, u2] = wilsonInterval(after.k, after.n, level);
  const p1 = before.k / before.n;
  const p2 = after.k / after.n;
  const difference = p2 - p1;
  return [difference - Math.hypot(p2 - l2, u1 - p1), difference + Math.hypot(u2 - p2, p1 - l1)];
}
