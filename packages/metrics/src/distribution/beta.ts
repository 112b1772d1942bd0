import { incompleteBeta } from './incomplete-beta.ts';
import { checkedProbability } from './probability.ts';
import { betaWeight } from './saddle-point.ts';
import { solveIncreasing } from './solve-increasing.ts';

/** A quantile x of the beta distribution and y = 1 - x, each with full relative precision. */
export interface BetaQuantile {
  readonly x: number;
  readonly y: number;
}

/** The p-quantile of Beta(a, b), a and b > 0, 0 < p < 1. Throws `level-out-of-range`. */
export function betaQuantile(p: number, a: number, b: number): BetaQuantile {
  checkedProbability(p);
  if (p > 0.5) {
    const { x, y } = lowerQuantile(1 - p, b, a);
    return { x: y, y: x };
  }
  return lowerQuantile(p, a, b);
}

/** Solves ln I = ln p in the logit of x, where both tails are long and the derivative is `betaWeight` itself. */
function lowerQuantile(p: number, a: number, b: number): BetaQuantile {
  const logP = Math.log(p);
  const z = solveIncreasing(
    (logit) => {
      const { x, y } = fromLogit(logit);
      const area = incompleteBeta(x, y, a, b);
      if (area === 0) return { value: -Infinity, slope: 0 };
      return { value: Math.log(area) - logP, slope: betaWeight(x, y, a, b) / area };
    },
    Math.log(a / b),
    [-700, 700],
  );
  return fromLogit(z);
}

function fromLogit(z: number): BetaQuantile {
  return { x: 1 / (1 + Math.exp(-z)), y: 1 / (1 + Math.exp(z)) };
}
