import { invert } from './invert.ts';
import { normalQuantile } from './normal.ts';

const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
] as const;

/** Logarithm of the gamma function for x > 0 (Lanczos, g = 7). */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const y = x - 1;
  let sum = 0.9999999999998099;
  for (const [at, coefficient] of lanczos.entries()) sum += coefficient / (y + at + 1);
  const t = y + 7.5;
  return 0.9189385332046727 + (y + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** The share of Gamma(shape, 1) below `x`: a series on the left of the mean, a continued fraction on its right. */
export function gammaShareBelow(shape: number, x: number): number {
  if (x <= 0) return 0;
  const scale = Math.exp(shape * Math.log(x) - x - logGamma(shape));
  if (x < shape + 1) {
    let term = 1 / shape;
    let sum = term;
    for (let n = 1; n < 500 && term > sum * 1e-16; n += 1) {
      term *= x / (shape + n);
      sum += term;
    }
    return sum * scale;
  }
  let b = x + 1 - shape;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 500; n += 1) {
    const an = -n * (n - shape);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return 1 - fraction * scale;
}

/** The value below which a share `u` of Gamma(shape, rate) lies. Mean shape / rate. */
export function gammaQuantile(u: number, shape: number, rate: number): number {
  const root = 1 - 1 / (9 * shape) + normalQuantile(u) / (3 * Math.sqrt(shape));
  const wilsonHilferty = shape * root * root * root;
  const start = root > 0.3 ? wilsonHilferty : Math.exp((Math.log(u) + logGamma(shape + 1)) / shape);
  const norm = logGamma(shape);
  const x = invert(u, {
    share: (x) => gammaShareBelow(shape, x),
    density: (x) => Math.exp((shape - 1) * Math.log(x) - x - norm),
    low: 0,
    high: Infinity,
    start,
  });
  return x / rate;
}
