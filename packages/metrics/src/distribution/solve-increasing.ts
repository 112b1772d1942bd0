/** A function and its derivative at one point. */
export interface Slope {
  readonly value: number;
  readonly slope: number;
}

/**
 * The zero of an increasing function between low and high, by Newton's method kept inside a shrinking bracket.
 * Stops when a step no longer moves the last digits.
 */
export function solveIncreasing(
  f: (z: number) => Slope,
  start: number,
  bracket: readonly [number, number],
): number {
  let [low, high] = bracket;
  let z = Math.min(Math.max(start, low), high);
  for (let round = 0; round < 200; round += 1) {
    const { value, slope } = f(z);
    if (value === 0) return z;
    if (value < 0) low = z;
    else high = z;
    const newton = z - value / slope;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - z) <= 1e-16 * Math.max(1, Math.abs(z))) return next;
    z = next;
  }
  return z;
}
