import { inRange } from '../in-range.ts';
import { MetricsError } from '../metrics-error.ts';

/** What a model said of customers, and what came. */
export interface ScoredLabels {
  readonly scores: readonly number[];
  /** Whether the customer was lost. */
  readonly labels: readonly boolean[];
}

/** Throws `lengths-differ`, and `number-out-of-range` for a score that is not finite or outside the range given. */
export function checkedScores(
  scored: ScoredLabels,
  min: number = -Number.MAX_VALUE,
  max: number = Number.MAX_VALUE,
): ScoredLabels {
  if (scored.scores.length !== scored.labels.length)
    throw new MetricsError(
      'lengths-differ',
      `${scored.scores.length} scores, ${scored.labels.length} labels`,
    );
  for (const score of scored.scores) inRange(score, min, max, 'score');
  return scored;
}
