import type { DesignEffect } from './design-effect.ts';
import { designEffect } from './design-effect.ts';
import type { Margin } from './margin.ts';
import { numbered, startingWeights } from './margin.ts';

/** One weight per respondent, and what they cost. */
export interface PostStratified extends DesignEffect {
  readonly weights: readonly number[];
}

/**
 * Weighs each cell by its target share over its share of the sample; the weights keep the sum of those they began
 * with. For cells of several variables, give the combination as the level.
 *
 * @returns a weight per respondent, >= 0, and their design effect
 * @throws `targets-invalid`, `lengths-differ`, `level-without-target`, `level-without-respondents`,
 * `number-out-of-range` for the weights begun with, or those that result
 * @source Holt & Smith, JRSS A 142(1), 1979
 */
export function postStratify(margin: Margin, baseWeights?: readonly number[]): PostStratified {
  const base = startingWeights(margin.levels.length, baseWeights);
  const { levels, targets } = numbered(margin, base);
  const total = base.reduce((sum, weight) => sum + weight, 0);
  const current = targets.map(() => 0);
  for (const [who, level] of levels.entries()) current[level] = (current[level] ?? 0) + (base[who] ?? 0);
  const weights = levels.map(
    (level, who) => (base[who] ?? 0) * (((targets[level] ?? 0) * total) / (current[level] ?? Number.NaN)),
  );
  return { weights, ...designEffect(weights) };
}
