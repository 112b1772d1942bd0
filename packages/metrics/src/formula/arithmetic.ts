import type { ArithmeticOperator } from './formula-tree.ts';

/** An operation on one or two numbers; what takes one is given 0 as the second. */
interface Operation {
  value(x: number, y: number): number;
  /** ∂/∂x and ∂/∂y; not finite where there is no slope. */
  partials(x: number, y: number): readonly [x: number, y: number];
}

export const operations: Readonly<Record<ArithmeticOperator, Operation>> = {
  negate: { value: (x) => -x, partials: () => [-1, 0] },
  '+': { value: (x, y) => x + y, partials: () => [1, 1] },
  '-': { value: (x, y) => x - y, partials: () => [1, -1] },
  '*': { value: (x, y) => x * y, partials: (x, y) => [y, x] },
  '/': { value: (x, y) => x / y, partials: (x, y) => [1 / y, -x / y / y] },
  // It jumps again and again: what a small change does to it says nothing of a larger one.
  '%': { value: (x, y) => x % y, partials: () => [Number.NaN, Number.NaN] },
  sqrt: { value: Math.sqrt, partials: (x) => [1 / (2 * Math.sqrt(x)), 0] },
  pow: {
    value: (x, y) => x ** y,
    partials: (x, y) => [y === 0 ? 0 : y * x ** (y - 1), x === 0 && y > 0 ? 0 : x ** y * Math.log(x)],
  },
  log: { value: Math.log, partials: (x) => [1 / x, 0] },
  exp: { value: Math.exp, partials: (x) => [Math.exp(x), 0] },
};

/** To so many decimals, halves away from zero: of the number as it is stored, so that 1.005 is a hair below its half. */
export function rounded(x: number, digits: number): number {
  return Number(x.toFixed(digits));
}
