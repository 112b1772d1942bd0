import { MetricsError } from '../metrics-error.ts';
import { designEffect } from '../weighting/design-effect.ts';
import { isOnScale } from './valid-answer.ts';

/** NPS of weighted answers, in points; what cannot be computed is null. */
export interface WeightedNetPromoter {
  readonly n: number;
  readonly invalid: number;
  readonly sumOfWeights: number;
  readonly nps: number | null;
  /** (Σw)² / Σw². Source: Kish, Survey Sampling, 1965. */
  readonly effectiveN: number | null;
  /** n Σw² / (Σw)². */
  readonly designEffect: number | null;
  /** Taylor linearisation with n/(n-1); null below n = 2. */
  readonly standardError: number | null;
}

/**
 * NPS of answers 0..10 with a weight each, Σ w x / Σ w of x = 100, 0 or -100. Answers off the scale are dropped with
 * their weight.
 *
 * @returns points, -100..100; null where nobody has weight, the standard error (Taylor, n/(n-1)) also below n = 2
 * @throws `lengths-differ`, `number-out-of-range` for a weight that is missing, negative or not finite, or their sum
 * @source Reichheld, HBR 81(12), 2003; Kish, Survey Sampling, 1965
 */
export function weightedNetPromoter(
  answers: readonly unknown[],
  weights: readonly unknown[],
): WeightedNetPromoter {
  if (answers.length !== weights.length)
    throw new MetricsError('lengths-differ', `${answers.length} answers, ${weights.length} weights`);
  const valid: { points: number; w: number }[] = [];
  for (const [i, answer] of answers.entries()) {
    const w = weights[i];
    if (typeof w !== 'number' || !Number.isFinite(w) || w < 0)
      throw new MetricsError('number-out-of-range', `weight ${String(w)}`);
    if (isOnScale(answer, { min: 0, max: 10 })) valid.push({ points: pointsOf(answer), w });
  }
  const { n, ...cost } = designEffect(valid.map(({ w }) => w));
  const shared = { n, invalid: answers.length - n, ...cost };
  if (cost.sumOfWeights === 0) return { ...shared, nps: null, standardError: null };
  // As shares of the largest, so that no square leaves what a number holds.
  const largest = valid.reduce((most, { w }) => Math.max(most, w), 0);
  const sum = (f: (points: number, share: number) => number): number =>
    valid.reduce((total, { points, w }) => total + f(points, w / largest), 0);
  const total = sum((_, share) => share);
  const nps = sum((points, share) => points * share) / total;
  const spread = sum((points, share) => (share * (points - nps)) ** 2);
  return {
    ...shared,
    nps,
    standardError: n < 2 ? null : Math.sqrt((n / (n - 1)) * spread) / total,
  };
}

function pointsOf(answer: number): number {
  if (answer >= 9) return 100;
  return answer >= 7 ? 0 : -100;
}
