import { twoSidedZ } from '../distribution/normal.ts';
import type { Bounds } from '../interval/bounds.ts';
import { clip } from '../interval/bounds.ts';
import type { ScoredLabels } from './scored-labels.ts';
import { checkedScores } from './scored-labels.ts';

/** The chance that a lost customer scores above one who stayed, ties counting one half. */
export interface RocAuc {
  readonly auc: number;
  /** DeLong's; null below two of either kind. */
  readonly standardError: number | null;
  /** auc ± z·se within 0..1; null where the error is null or 0 (a perfect order says nothing of its error). */
  readonly interval: Bounds | null;
}

/**
 * Area under the ROC curve, ties counting one half, with DeLong's interval by midranks.
 *
 * @param level confidence, between 0 and 1
 * @returns a probability, 0..1; null where all labels are alike, the standard error below two of either kind
 * @throws `lengths-differ`, `number-out-of-range` for a score that is not finite, `level-out-of-range`
 * @source DeLong, DeLong & Clarke-Pearson, Biometrics 44, 1988, 837-845; midranks Sun & Xu 2014
 */
export function rocAuc(scored: ScoredLabels, level: number): RocAuc | null {
  const z = twoSidedZ(level);
  const { scores, labels } = checkedScores(scored);
  const positives = scores.filter((_, i) => labels[i] === true);
  const negatives = scores.filter((_, i) => labels[i] !== true);
  const [m, n] = [positives.length, negatives.length];
  if (m === 0 || n === 0) return null;
  const pooled = midranks([...positives, ...negatives]);
  const within = { positives: midranks(positives), negatives: midranks(negatives) };
  // For each one, the share of the other kind that it is placed right against.
  const placed = {
    positives: within.positives.map((rank, i) => ((pooled[i] ?? 0) - rank) / n),
    negatives: within.negatives.map((rank, j) => 1 - ((pooled[m + j] ?? 0) - rank) / m),
  };
  const auc = mean(placed.positives);
  if (m < 2 || n < 2) return { auc, standardError: null, interval: null };
  const standardError = Math.sqrt(variance(placed.positives) / m + variance(placed.negatives) / n);
  return {
    auc,
    standardError,
    interval: standardError === 0 ? null : clip([auc - z * standardError, auc + z * standardError], 0, 1),
  };
}

/** Ranks from 1 up; equal values share the mean of their ranks. */
function midranks(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).toSorted((i, j) => (values[i] ?? 0) - (values[j] ?? 0));
  const ranks = values.map(() => 0);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to += 1;
    for (const i of order.slice(from, to)) ranks[i] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function variance(values: readonly number[]): number {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
}
