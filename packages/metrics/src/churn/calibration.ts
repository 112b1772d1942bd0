import type { LogisticProblem } from './logistic-regression.ts';
import { logisticRegression, probability } from './logistic-regression.ts';
import type { ScoredLabels } from './scored-labels.ts';
import { checkedScores } from './scored-labels.ts';

/** How predicted log odds relate to what came. Perfect: slope 1, both intercepts 0. */
export interface Calibration {
  /** Below 1 the predictions are too extreme, above 1 too timid. */
  readonly slope: number;
  /** Of the regression that has this slope. */
  readonly intercept: number;
  /** With the slope held at 1: above 0 more were lost than predicted on the whole (calibration in the large). */
  readonly inTheLarge: number;
}

/** Probabilities of exactly 0 or 1 have no log odds; they count as this far off. */
const edge = 1e-9;

/**
 * Calibration intercept and slope, by logistic regression on the predicted log odds.
 *
 * @returns intercepts in log odds and a slope; or the reason why there is none (all labels or all predictions alike, or
 * a perfect separation)
 * @throws `lengths-differ`, `number-out-of-range` for a probability outside 0..1
 * @source Cox, Biometrika 45, 1958; Steyerberg, Clinical Prediction Models, 2nd edition, 15.3
 */
export function calibration(scored: ScoredLabels): Calibration | { readonly reason: LogisticProblem } {
  const { scores, labels } = checkedScores(scored, 0, 1);
  const logOdds = scores.map((score) => {
    const held = Math.min(1 - edge, Math.max(edge, score));
    return Math.log(held / (1 - held));
  });
  const fit = logisticRegression({ rows: logOdds.map((odds) => [odds]), labels });
  if (fit.model === null) return { reason: fit.reason };
  const [slope = 0] = fit.model.coefficients;
  return { slope, intercept: fit.model.intercept, inTheLarge: shift(logOdds, fit.positives) };
}

/** The shift of all log odds at which as many positives are expected as there are; by Newton within a bracket. */
function shift(logOdds: readonly number[], positives: number): number {
  let [low, high] = [-100, 100];
  let at = 0;
  for (let step = 0; step < 200; step += 1) {
    let excess = -positives;
    let slope = 0;
    for (const odds of logOdds) {
      const p = probability(odds + at);
      excess += p;
      slope += p * (1 - p);
    }
    if (excess > 0) high = at;
    else low = at;
    const newton = at - excess / slope;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - at) <= 1e-12) return next;
    at = next;
  }
  return at;
}
