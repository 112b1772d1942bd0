import type { Minimum, Slope } from '../optimisation/minimise.ts';
import { minimise } from '../optimisation/minimise.ts';

/** Logs of parameters are held to about this size, where models no longer change with them. */
const limit = 10;

/**
 * The lowest minimum over the logs of positive parameters that any of the starts leads to. `at` is asked with the
 * parameters and answers in their logs; `point` is in logs too. A gentle wall keeps a parameter that the data drive
 * to 0 or infinity within the numbers that can be computed with.
 */
export function bestFit(
  at: (parameters: readonly number[]) => Slope,
  starts: readonly (readonly number[])[],
): Minimum {
  function walled(logs: readonly number[]): Slope {
    const { value, gradient } = at(logs.map(Math.exp));
    const beyond = logs.map((log) => Math.sign(log) * Math.max(0, Math.abs(log) - limit));
    return {
      value: value + 0.01 * beyond.reduce((sum, part) => sum + part * part, 0),
      gradient: gradient.map((part, i) => part + 0.02 * (beyond[i] ?? 0)),
    };
  }
  const minima = starts.map((start) => minimise(walled, start.map(Math.log)));
  return minima.reduce((best, next) => (next.value < best.value ? next : best));
}

/** The names of the parameters that ended near the wall. */
export function parametersAtLimit<Name extends string>(
  names: readonly Name[],
  logs: readonly number[],
): readonly Name[] {
  return names.filter((_, i) => Math.abs(logs[i] ?? 0) > limit - 1);
}
