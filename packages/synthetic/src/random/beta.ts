import { logGamma } from './gamma.ts';
import { invert } from './invert.ts';

/** Lentz's continued fraction of the incomplete beta function. */
function fractionOf(x: number, a: number, b: number): number {
  const bounded = (value: number) => (Math.abs(value) < 1e-300 ? 1e-300 : value);
  let c = 1;
  let d = 1 / bounded(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 300; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / bounded(1 + even * d);
    c = bounded(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / bounded(1 + odd * d);
    c = bounded(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-14) break;
  }
  return fraction;
}

/** The share of Beta(a, b) below `x`. */
export function betaShareBelow(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x));
  if (x < (a + 1) / (a + b + 2)) return (front * fractionOf(x, a, b)) / a;
  return 1 - (front * fractionOf(1 - x, b, a)) / b;
}

/** The value below which a share `u` of Beta(a, b) lies. */
export function betaQuantile(u: number, a: number, b: number): number {
  const norm = logGamma(a + b) - logGamma(a) - logGamma(b);
  return invert(u, {
    share: (x) => betaShareBelow(x, a, b),
    density: (x) => Math.exp(norm + (a - 1) * Math.log(x) + (b - 1) * Math.log(1 - x)),
    low: 0,
    high: 1,
    start: a / (a + b),
  });
}
