import { inRange } from '../in-range.ts';
import { MetricsError } from '../metrics-error.ts';

/** One variable whose true distribution is known. */
export interface Margin {
  readonly name: string;
  /** The level of each respondent. */
  readonly levels: readonly unknown[];
  /** The share each level should have, 0..1; they add up to 1. */
  readonly targets: Readonly<Record<string, number>>;
}

/** A margin with its levels numbered. */
export interface NumberedMargin {
  readonly name: string;
  /** The number of each respondent's level. */
  readonly levels: readonly number[];
  /** By level number. */
  readonly targets: readonly number[];
}

/** How far the sum of targets may be from 1 by rounding; they are rescaled to it. */
const slack = 1e-6;

/**
 * Throws `targets-invalid`, `lengths-differ` unless there are as many levels as respondents, `level-without-target`
 * for a respondent whose level has none (or who has no level), `level-without-respondents` for the opposite, which
 * also counts where all of them have the weight 0.
 */
export function numbered(margin: Margin, weights: readonly number[]): NumberedMargin {
  const { name, levels } = margin;
  if (levels.length !== weights.length)
    throw new MetricsError(
      'lengths-differ',
      `${name}: ${levels.length} levels, ${weights.length} respondents`,
    );
  const named = Object.entries(margin.targets);
  const sum = named.reduce((total, [, target]) => total + target, 0);
  if (!named.every(([, target]) => target >= 0) || !(Math.abs(sum - 1) <= slack))
    throw new MetricsError('targets-invalid', `${name} adds up to ${sum}`);
  const numbers = new Map(named.map(([level], i) => [level, i]));
  const present = named.map(() => 0);
  const places = levels.map((level, who) => {
    const number = typeof level === 'string' ? numbers.get(level) : undefined;
    if (number === undefined) throw new MetricsError('level-without-target', `${name}: ${String(level)}`);
    present[number] = (present[number] ?? 0) + (weights[who] ?? 0);
    return number;
  });
  for (const [number, [level]] of named.entries())
    if (!((present[number] ?? 0) > 0))
      throw new MetricsError('level-without-respondents', `${name}: ${level}`);
  return { name, levels: places, targets: named.map(([, target]) => target / sum) };
}

/** Weights to begin with, 1 each unless given; finite, none below 0. Throws `lengths-differ`, `number-out-of-range`. */
export function startingWeights(
  respondents: number,
  given: readonly number[] | undefined,
): readonly number[] {
  if (given === undefined) return Array.from({ length: respondents }, () => 1);
  if (given.length !== respondents)
    throw new MetricsError('lengths-differ', `${given.length} weights, ${respondents} respondents`);
  for (const weight of given) inRange(weight, 0, Number.MAX_VALUE, 'weight');
  inRange(
    given.reduce((sum, weight) => sum + weight, 0),
    0,
    Number.MAX_VALUE,
    'sum of weights',
  );
  return given;
}
