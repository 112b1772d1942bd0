import type { Scale } from '../tally/score.ts';
import { checkedRows, itemMeans, rescaled } from './item-rows.ts';
import { checkedWeights } from './weights.ts';

export interface AcsiInput {
  readonly rows: readonly (readonly unknown[])[];
  readonly scale: Scale;
  /** One per item. ACSI's own come from a latent-variable model: say where yours are from. */
  readonly weights: readonly number[];
}

export interface Acsi {
  /** Complete rows; the others are dropped. */
  readonly n: number;
  readonly dropped: number;
  readonly itemMeans: readonly (number | null)[];
  /** 0..100; null without a complete row. */
  readonly score: number | null;
}

/**
 * ACSI form: 100 (Σ w x̄ - min Σ w) / ((max - min) Σ w) over complete rows.
 *
 * @returns a score, 0..100; null without a complete row
 * @throws `scale-invalid`, `lengths-differ`, `number-out-of-range` for weights that are negative, not finite or all 0
 * @source Fornell et al., J. Marketing 60(4), 1996
 */
export function acsi({ rows, scale, weights }: AcsiInput): Acsi {
  const all = checkedRows(rows, scale);
  checkedWeights(weights, all[0]?.length ?? weights.length);
  const complete = all.filter((row) => !row.includes(null));
  const dropped = all.length - complete.length;
  if (complete.length === 0) return { n: 0, dropped, itemMeans: weights.map(() => null), score: null };
  const means = itemMeans(complete);
  let sum = 0;
  let weight = 0;
  for (const [item, mean] of means.entries()) {
    sum += (weights[item] ?? 0) * (mean ?? 0);
    weight += weights[item] ?? 0;
  }
  return { n: complete.length, dropped, itemMeans: means, score: rescaled(sum / weight, scale) };
}
