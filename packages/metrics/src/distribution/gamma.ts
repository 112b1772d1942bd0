import { incompleteGamma } from './incomplete-gamma.ts';
import { checkedProbability } from './probability.ts';
import { gammaWeight } from './saddle-point.ts';
import { solveIncreasing } from './solve-increasing.ts';

/** The p-quantile of Gamma(shape a > 0, scale 1), 0 < p < 1. Throws `level-out-of-range`. */
export function gammaQuantile(p: number, a: number): number {
  return p <= 0.5 ? tailQuantile(p, a, true) : gammaUpperQuantile(1 - p, a);
}

/** The x with P(X > x) = tail, which keeps the digits of a small tail. Throws `level-out-of-range`. */
export function gammaUpperQuantile(tail: number, a: number): number {
  return tail <= 0.5 ? tailQuantile(tail, a, false) : tailQuantile(1 - tail, a, true);
}

function tailQuantile(p: number, a: number, useLower: boolean): number {
  const logTail = Math.log(checkedProbability(p));
  return Math.exp(
    solveIncreasing(
      (logX) => {
        const x = Math.exp(logX);
        const { lower, upper } = incompleteGamma(x, a);
        const tail = useLower ? lower : upper;
        if (tail === 0) return { value: useLower ? -Infinity : Infinity, slope: 0 };
        const gap = Math.log(tail) - logTail;
        return { value: useLower ? gap : -gap, slope: gammaWeight(x, a) / tail };
      },
      Math.log(a),
      [-700, 700],
    ),
  );
}
