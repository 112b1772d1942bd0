import { inRange } from '../in-range.ts';
import { MetricsError } from '../metrics-error.ts';
import type { RocAuc } from './roc-auc.ts';
import { rocAuc } from './roc-auc.ts';
import type { ScoredLabels } from './scored-labels.ts';
import { checkedScores } from './scored-labels.ts';

/** How good predicted probabilities are. Null without rows; AUC and lift also where all labels are alike. */
export interface ClassifierQuality {
  readonly n: number;
  readonly positives: number;
  readonly auc: RocAuc | null;
  /** Mean squared error of the probabilities, 0..1; lower is better. */
  readonly brier: number | null;
  /** Mean negative log-likelihood in nats; probabilities are held off 0 and 1 by 2^-52. */
  readonly logLoss: number | null;
  /** Expected calibration error, 0..1, over equal-width bins. */
  readonly calibrationError: number | null;
  /** Σ (recall gained) × precision over the distinct thresholds; null without positives. */
  readonly averagePrecision: number | null;
  readonly top: TopShare | null;
}

/** Those who score highest: whom to call first. */
export interface TopShare {
  /** How many: the fraction asked for, rounded up. */
  readonly count: number;
  /** Their share of positives over that of all; null where all labels are alike. */
  readonly lift: number | null;
  /** The share of all positives that is among them; null where there are none. */
  readonly capture: number | null;
}

export interface QualityOptions {
  /** Bins of the calibration error, 10 unless given. */
  readonly bins?: number | undefined;
  /** The fraction of highest scores looked at, 0.1 unless given; ties by original order. */
  readonly topFraction?: number | undefined;
  /** Confidence of the AUC's interval, 0.95 unless given. */
  readonly level?: number | undefined;
}

/**
 * Judges probabilities against what came: AUC, Brier score, log loss, calibration error, average precision, lift.
 *
 * @returns scores 0..1, log loss in nats, lift >= 0; null without rows, AUC and lift also where all labels are alike
 * @throws `lengths-differ`, `number-out-of-range` for a probability outside 0..1 or an option, `level-out-of-range`
 * @source Brier, Monthly Weather Review 78, 1950; Naeini, Cooper & Hauskrecht, AAAI 2015; see `rocAuc`
 */
export function classifierQuality(scored: ScoredLabels, options: QualityOptions = {}): ClassifierQuality {
  const { bins = 10, topFraction = 0.1, level = 0.95 } = options;
  const { scores, labels } = checkedScores(scored, 0, 1);
  inRange(topFraction, Number.MIN_VALUE, 1, 'top fraction');
  const n = scores.length;
  const positives = labels.filter(Boolean).length;
  const reliability = reliabilityBins(scored, bins);
  const auc = rocAuc(scored, level);
  if (n === 0)
    return {
      n,
      positives,
      auc,
      brier: null,
      logLoss: null,
      calibrationError: null,
      averagePrecision: null,
      top: null,
    };
  let squares = 0;
  let losses = 0;
  for (const [i, score] of scores.entries()) {
    const hit = labels[i] === true ? score : 1 - score;
    squares += (1 - hit) ** 2;
    losses -= Math.log(Math.min(1 - Number.EPSILON, Math.max(Number.EPSILON, hit)));
  }
  const descending = scores.map((_, i) => i).toSorted((i, j) => (scores[j] ?? 0) - (scores[i] ?? 0));
  return {
    n,
    positives,
    auc,
    brier: squares / n,
    logLoss: losses / n,
    calibrationError: reliability.reduce(
      (sum, { count, predicted, observed }) => sum + (count / n) * Math.abs(predicted - observed),
      0,
    ),
    averagePrecision: positives === 0 ? null : averagePrecision(scored, descending, positives),
    top: topShare(scored, descending, { topFraction, positives }),
  };
}

/** The predictions in one bin of 0..1, and what came of them. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Mean predicted probability. */
  readonly predicted: number;
  /** Share of positives. */
  readonly observed: number;
}

/**
 * The reliability diagram over equal-width bins; bins without predictions are left out.
 *
 * @param bins a whole number, 1..1000, 10 unless given
 * @returns mean probability and share of positives per bin, 0..1
 * @throws `lengths-differ`, `number-out-of-range` for a probability outside 0..1 or the bins
 * @source Naeini, Cooper & Hauskrecht, AAAI 2015
 */
export function reliabilityBins(scored: ScoredLabels, bins: number = 10): readonly ReliabilityBin[] {
  const { scores, labels } = checkedScores(scored, 0, 1);
  if (!Number.isSafeInteger(bins) || bins < 1 || bins > 1000)
    throw new MetricsError('number-out-of-range', `${bins} bins`);
  const sums = Array.from({ length: bins }, () => ({ count: 0, predicted: 0, observed: 0 }));
  for (const [i, score] of scores.entries()) {
    const sum = sums[Math.min(Math.floor(score * bins), bins - 1)];
    if (sum === undefined) continue;
    sum.count += 1;
    sum.predicted += score;
    if (labels[i] === true) sum.observed += 1;
  }
  return sums
    .map(({ count, predicted, observed }, i) => ({
      from: i / bins,
      to: (i + 1) / bins,
      count,
      predicted: predicted / count,
      observed: observed / count,
    }))
    .filter(({ count }) => count > 0);
}

function averagePrecision(
  { scores, labels }: ScoredLabels,
  descending: readonly number[],
  positives: number,
): number {
  let [found, counted, total] = [0, 0, 0];
  for (const [rank, i] of descending.entries()) {
    if (labels[i] === true) found += 1;
    const next = descending[rank + 1];
    if (next !== undefined && scores[next] === scores[i]) continue;
    total += ((found - counted) / positives) * (found / (rank + 1));
    counted = found;
  }
  return total;
}

function topShare(
  { labels }: ScoredLabels,
  descending: readonly number[],
  { topFraction, positives }: { readonly topFraction: number; readonly positives: number },
): TopShare {
  const n = descending.length;
  const count = Math.ceil(topFraction * n);
  const found = descending.slice(0, count).filter((i) => labels[i] === true).length;
  const alike = positives === 0 || positives === n;
  return {
    count,
    lift: alike ? null : found / count / (positives / n),
    capture: positives === 0 ? null : found / positives,
  };
}
