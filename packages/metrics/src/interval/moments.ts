import { inRange } from '../in-range.ts';
import { checkedCount } from '../tally/count.ts';

/** A sample reduced to what means need. `variance` has the divisor n - 1 and is null below n = 2. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  readonly variance: number | null;
}

/** A value and how many times it occurs. */
export type Weighted = readonly [value: number, count: number];

/**
 * n, mean and variance (divisor n - 1) of values and their counts, in two passes, so that the variance has no
 * cancellation.
 *
 * @returns the mean in the unit of the values; null where the counts add up to nothing, the variance null at n = 1
 * @throws `count-not-whole` for a count, `number-out-of-range` for values that are not finite, or whose squares are not
 * @source Chan, Golub & LeVeque, Am. Stat. 37(3), 1983: the two-pass algorithm
 */
export function momentsOf(sample: readonly Weighted[]): Moments | null {
  let n = 0;
  let sum = 0;
  for (const [value, count] of sample) {
    n += checkedCount(count);
    sum += inRange(value, -Number.MAX_VALUE, Number.MAX_VALUE, 'value') * count;
  }
  if (n === 0) return null;
  const mean = inRange(sum / n, -Number.MAX_VALUE, Number.MAX_VALUE, 'mean');
  let squares = 0;
  for (const [value, count] of sample) squares += count * (value - mean) ** 2;
  if (n < 2) return { n, mean, variance: null };
  return { n, mean, variance: inRange(squares / (n - 1), 0, Number.MAX_VALUE, 'variance') };
}

/**
 * A sample to be compared with others, so far from the end of what a number holds that no difference leaves it; throws
 * `count-not-whole`, `number-out-of-range`.
 */
export function checkedSample(sample: Moments): Moments {
  if (checkedCount(sample.n) === 0) return sample;
  inRange(sample.mean, -1e150, 1e150, 'mean');
  if (sample.variance !== null) inRange(sample.variance, 0, 1e300, 'variance');
  return sample;
}
