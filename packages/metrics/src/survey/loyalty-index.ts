import { MetricsError } from '../metrics-error.ts';
import type { Scale } from '../tally/score.ts';
import { checkedScale } from '../tally/score.ts';
import type { ItemRow } from './item-rows.ts';
import { checkedRows, itemMeans, meanOf, rescaled } from './item-rows.ts';
import { isOnScale } from './valid-answer.ts';

/** CLI over items on one scale; null without a respondent who answered all. */
export interface LoyaltyIndex {
  readonly n: number;
  readonly dropped: number;
  /** On the scale of the items. */
  readonly index: number | null;
  readonly index100: number | null;
  readonly itemMeans: readonly (number | null)[];
}

/**
 * Customer loyalty index: the mean of repurchase, recommendation and overall satisfaction, of respondents who
 * answered all items.
 *
 * @returns the index on the scale of the items, and 0..100; null without such a respondent
 * @throws `scale-invalid`, `lengths-differ`
 * @source Own definition: the usual three items, weighed alike
 */
export function loyaltyIndex(rows: readonly (readonly unknown[])[], scale: Scale): LoyaltyIndex {
  const all = checkedRows(rows, scale);
  const complete = all.filter((row) => row.length > 0 && !row.includes(null));
  const index = meanOf(complete.map(meanOf));
  return {
    n: complete.length,
    dropped: all.length - complete.length,
    index,
    index100: rescaled(index, scale),
    itemMeans: complete.length === 0 ? (all[0] ?? []).map(() => null) : itemMeans(complete),
  };
}

/** One item and the answers to it, in the order of the respondents. */
export interface ScaledItem {
  readonly scale: Scale;
  readonly answers: readonly unknown[];
}

/** CLI over items on unlike scales, 0..100. */
export interface MixedLoyaltyIndex {
  readonly n: number;
  readonly perCustomer: readonly (number | null)[];
  readonly index100: number | null;
}

/**
 * CLI over items on unlike scales: each is rescaled to 0..100 first, 100 (x - min) / (max - min).
 *
 * @returns means of all items, 0..100; null for a respondent with one missing, and without any other
 * @throws `scale-invalid`, `lengths-differ`
 * @source Own definition: see `loyaltyIndex`
 */
export function mixedLoyaltyIndex(items: readonly ScaledItem[]): MixedLoyaltyIndex {
  const respondents = items[0]?.answers.length ?? 0;
  const columns = items.map(({ scale, answers }): ItemRow => {
    checkedScale(scale);
    if (answers.length !== respondents)
      throw new MetricsError('lengths-differ', `${answers.length} and ${respondents} answers`);
    return answers.map((answer) => (isOnScale(answer, scale) ? rescaled(answer, scale) : null));
  });
  const perCustomer = Array.from({ length: respondents }, (_, i) => {
    const row = columns.map((column) => column[i] ?? null);
    return row.includes(null) ? null : meanOf(row);
  });
  return {
    n: perCustomer.filter((value) => value !== null).length,
    perCustomer,
    index100: meanOf(perCustomer),
  };
}
