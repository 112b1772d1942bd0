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
    n += count;
    sum += value * count;
  }
  if (n <= 0) return null;
  const mean = sum / n;
  let squares = 0;
  for (const [value, count] of sample) squares += count * (value - mean) ** 2;
  return { n, mean, variance: n < 2 ? null : squares / (n - 1) };
}
