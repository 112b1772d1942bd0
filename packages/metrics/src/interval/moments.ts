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

/** In two passes, so that the variance has no cancellation; null where the counts add up to nothing. */
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
