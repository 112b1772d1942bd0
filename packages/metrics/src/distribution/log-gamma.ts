import { stirlingError } from './saddle-point.ts';

const halfLogTwoPi = 0.9189385332046728;

/** ln Γ(x) for x > 0: Stirling's formula with its correction from 16 on, a product below. */
export function logGamma(x: number): number {
  if (x >= 16) return (x - 0.5) * Math.log(x) - x + halfLogTwoPi + stirlingError(x);
  let product = 1;
  let shifted = x;
  while (shifted < 16) {
    product *= shifted;
    shifted += 1;
  }
  return logGamma(shifted) - Math.log(product);
}

/** ψ(x) = d ln Γ(x) / dx for x > 0, by recurrence up to 16 and the asymptotic series (Abramowitz & Stegun 6.3.18). */
export function digamma(x: number): number {
  let below = 0;
  let shifted = x;
  while (shifted < 16) {
    below += 1 / shifted;
    shifted += 1;
  }
  const s = 1 / (shifted * shifted);
  const series = s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * (1 / 240 - s / 132))));
  return Math.log(shifted) - 1 / (2 * shifted) - series - below;
}
