import { gammaWeight } from './saddle-point.ts';

/** Both regularised incomplete gamma functions at x >= 0 for a > 0: lower P and upper Q = 1 - P, each 0..1. */
export function incompleteGamma(x: number, a: number): { lower: number; upper: number } {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x < a + 1) {
    const lower = gammaWeight(x, a) * series(x, a);
    return { lower, upper: 1 - lower };
  }
  const upper = gammaWeight(x, a) * continuedFraction(x, a);
  return { lower: 1 - upper, upper };
}

/** Numerical Recipes 6.2, `gser`. */
function series(x: number, a: number): number {
  let term = 1 / a;
  let total = term;
  for (let k = 1; ; k += 1) {
    term *= x / (a + k);
    const next = total + term;
    if (next === total) return total;
    total = next;
  }
}

/** Numerical Recipes 6.2, `gcf`, by the modified Lentz method. */
function continuedFraction(x: number, a: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let i = 1; ; i += 1) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / (an * d + b || 1e-300);
    c = b + an / c || 1e-300;
    const factor = d * c;
    h *= factor;
    if (!(Math.abs(factor - 1) > 3e-16)) return h;
  }
}
