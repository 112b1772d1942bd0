import { inRange } from '../in-range.ts';
import type { FormulaReason } from './evaluate-tree.ts';
import { evaluated } from './evaluate-tree.ts';
import type { Formula } from './parse-formula.ts';
import { constant } from './slopes.ts';

export interface FormulaValue {
  /** Null where it cannot be computed, never 0 or NaN for that. */
  readonly value: number | null;
  readonly reason?: FormulaReason;
}

/**
 * The value of a formula. A missing part makes what is worked out of it missing, except in `has` and `coalesce`, in
 * `&&` and `||` where the other side decides alone, and in the branch of a condition that is not taken. Of several
 * reasons the first one met is given, from left to right.
 *
 * @param values by name; missing where it is null or not there
 * @returns a finite number in no unit of its own, or null with the reason
 * @throws `number-out-of-range` for a value that is not finite
 * @source IEEE 754 doubles; Kleene, Introduction to Metamathematics, 1952, § 64, for conditions over what is missing
 */
export function evaluateFormula(
  formula: Formula,
  values: Readonly<Record<string, number | null>>,
): FormulaValue {
  const valueOf = (name: string): number | null => {
    const value = Object.hasOwn(values, name) ? (values[name] ?? null) : null;
    return value === null ? null : inRange(value, -Number.MAX_VALUE, Number.MAX_VALUE, name);
  };
  const result = evaluated(formula.root, {
    part: (name) => {
      const value = valueOf(name);
      return value === null ? null : { value, slopes: constant };
    },
    has: (name) => valueOf(name) !== null,
    keepsSign: () => true,
  });
  // Adding 0 takes the sign off a zero.
  return 'reason' in result ? { value: null, reason: result.reason } : { value: result.value + 0 };
}
