import { inRange } from '../in-range.ts';
import { MetricsError } from '../metrics-error.ts';
import { checkedCount } from '../tally/count.ts';

/**
 * A customer's purchases as BG/NBD sees them. Times in one unit of your choice, most often weeks.
 * Purchases of one day are one.
 */
export interface PurchaseHistory {
  /** x: repeat purchases, so 0 after the first. */
  readonly repeats: number;
  /** t_x: from the first purchase to the last; 0 where there is no repeat. */
  readonly recency: number;
  /** T: from the first purchase to the end of the observation. */
  readonly age: number;
}

/** Throws `count-not-whole`, `number-out-of-range`, or `inconsistent` unless 0 <= t_x <= T, with t_x = 0 at x = 0. */
export function checkedHistory(history: PurchaseHistory): PurchaseHistory {
  checkedCount(history.repeats);
  inRange(history.recency, 0, 1e300, 'recency');
  inRange(history.age, 0, 1e300, 'age');
  if (history.recency > history.age || (history.repeats === 0 && history.recency > 0))
    throw new MetricsError(
      'inconsistent',
      `${history.repeats} repeats, the last at ${history.recency} of ${history.age}`,
    );
  return history;
}
