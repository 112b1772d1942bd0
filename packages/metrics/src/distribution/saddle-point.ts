const halfLogTwoPi = 0.9189385332046728;

/**
 * ln Γ(z+1) - [(z+½) ln z - z + ½ ln 2π]: what Stirling's formula lacks, for z > 0.
 * Source: C. Loader, "Fast and accurate computation of binomial probabilities", 2000.
 */
export function stirlingError(z: number): number {
  let error = 0;
  let x = z;
  while (x < 16) {
    error += (x + 0.5) * Math.log1p(1 / x) - 1;
    x += 1;
  }
  const s = 1 / (x * x);
  return (
    error +
    (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - (s * 691) / 360360))))) / x
  );
}

/** x ln(x/m) + m - x without cancellation where x is near m. Source: Loader 2000. */
function deviance(x: number, m: number): number {
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x;
  const v = (x - m) / (x + m);
  let total = (x - m) * v;
  let term = 2 * x * v;
  for (let j = 3; ; j += 2) {
    term *= v * v;
    const next = total + term / j;
    if (next === total) return total;
    total = next;
  }
}

/** x^a (1-x)^b / B(a, b) for a, b > 0, given x and y = 1 - x; exact to rounding for parameters up to 1e9 and more. */
export function betaWeight(x: number, y: number, a: number, b: number): number {
  if (x === 0 || y === 0) return 0;
  const n = a + b;
  const exponent =
    stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * x) - deviance(b, n * y);
  return Math.exp(exponent - halfLogTwoPi) * Math.sqrt(a) * Math.sqrt(b / n);
}

/** x^a e^-x / Γ(a) for a > 0. */
export function gammaWeight(x: number, a: number): number {
  if (x === 0) return 0;
  return Math.exp(-stirlingError(a) - deviance(a, x) - halfLogTwoPi) * Math.sqrt(a);
}
