import { MetricsError } from '../metrics-error.ts';
import type { Bounds } from '../interval/bounds.ts';
import { momentsOf } from '../interval/moments.ts';
import { studentInterval } from '../interval/student.ts';
import type { Scale } from '../tally/score.ts';
import type { ItemRow } from './item-rows.ts';
import { checkedRows, itemMeans, meanOf, rescaled } from './item-rows.ts';
import { checkedWeights } from './weights.ts';

export interface SatisfactionIndexInput {
  readonly rows: readonly (readonly unknown[])[];
  readonly scale: Scale;
  /** One per item; equal unless given. */
  readonly weights?: readonly number[] | undefined;
  /** Respondents with fewer answers are dropped; all but one unless given. */
  readonly minimumAnswered?: number | undefined;
}

/** On the scale of the items, and 0..100; null without a respondent. */
export interface SatisfactionIndex {
  readonly n: number;
  readonly dropped: number;
  readonly itemMeans: readonly (number | null)[];
  readonly index: number | null;
  readonly index100: number | null;
  readonly weighted100: number | null;
  /** Student's t over the respondents' means, on the scale of the items; null below n = 2. */
  interval(level: number): Bounds | null;
}

/**
 * CSI: each respondent is the mean of the items they answered (weights renormalised over those), and the index
 * is the mean over respondents. An answer off the scale counts as none.
 *
 * @returns the index on the scale of the items, and 0..100; null without a respondent. Its `interval` throws
 * `level-out-of-range`
 * @throws `scale-invalid`, `lengths-differ`, `number-out-of-range` for weights or the least number of answers
 * @source Own definition: a mean of respondents' means; interval Student, Biometrika 6(1), 1908
 */
export function satisfactionIndex(input: SatisfactionIndexInput): SatisfactionIndex {
  const rows = checkedRows(input.rows, input.scale);
  const items = rows[0]?.length ?? input.weights?.length ?? 0;
  const weights = checkedWeights(input.weights ?? Array.from({ length: items }, () => 1), items);
  const needed = input.minimumAnswered ?? Math.max(1, items - 1);
  if (!Number.isSafeInteger(needed) || needed < 0)
    throw new MetricsError('number-out-of-range', `at least ${needed} answered`);
  const kept = rows.filter((row) => answersOf(row) >= Math.max(1, needed));
  const means = kept.map((row) => meanOf(row) ?? 0);
  const index = meanOf(means);
  return {
    n: kept.length,
    dropped: rows.length - kept.length,
    itemMeans: kept.length === 0 ? Array.from({ length: items }, () => null) : itemMeans(kept),
    index,
    index100: rescaled(index, input.scale),
    weighted100: rescaled(meanOf(kept.map((row) => weightedMean(row, weights))), input.scale),
    interval(level) {
      const moments = momentsOf(means.map((mean) => [mean, 1]));
      return moments && studentInterval(moments, level);
    },
  };
}

function answersOf(row: ItemRow): number {
  return row.filter((answer) => answer !== null).length;
}

/** Null where the answered items carry no weight. */
function weightedMean(row: ItemRow, weights: readonly number[]): number | null {
  let sum = 0;
  let weight = 0;
  for (const [item, answer] of row.entries()) {
    if (answer === null) continue;
    sum += answer * (weights[item] ?? 0);
    weight += weights[item] ?? 0;
  }
  return weight === 0 ? null : sum / weight;
}
