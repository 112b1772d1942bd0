import { betaWeight } from './saddle-point.ts';

/**
 * Regularised incomplete beta function I_x(a, b), 0..1, given x and y = 1 - x so that neither end loses digits.
 * Continued fraction of Didonato & Morris (ACM TOMS 18(3), 1992, eq. 9), prefactor by Loader's saddle point.
 */
export function incompleteBeta(x: number, y: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  return x < (a + 1) / (a + b + 2) ? lowerTail(x, y, a, b) : 1 - lowerTail(y, x, b, a);
}

/** Accurate in relative terms however small it is; for x below the mean. */
function lowerTail(x: number, y: number, a: number, b: number): number {
  return betaWeight(x, y, a, b) / continuedFraction(x, y, a, b);
}

/** By the modified Lentz method. */
function continuedFraction(x: number, y: number, a: number, b: number): number {
  const denominator = (m: number): number =>
    m + (m * (b - m) * x) / (a + 2 * m - 1) + ((a + m) * (a * y - b * x + 1 + m * (2 - x))) / (a + 2 * m + 1);
  let f = orTiny(denominator0(x, y, a, b));
  let c = f;
  let d = 0;
  for (let m = 1; ; m += 1) {
    const odd = a + 2 * m - 1;
    const numerator = ((a + m - 1) / odd) * ((a + b + m - 1) / odd) * m * (b - m) * x * x;
    const next = denominator(m);
    d = 1 / orTiny(next + numerator * d);
    c = orTiny(next + numerator / c);
    const factor = c * d;
    f *= factor;
    if (!(Math.abs(factor - 1) > 3e-16)) return f;
  }
}

/** The denominator at m = 0, where the general form would divide 0 by a - 1. */
function denominator0(x: number, y: number, a: number, b: number): number {
  return (a * (a * y - b * x + 1)) / (a + 1);
}

const tiny = 1e-300;
const orTiny = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
