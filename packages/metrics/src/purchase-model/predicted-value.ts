import { inRange } from '../in-range.ts';
import { checkedCount } from '../tally/count.ts';
import type { BgNbd } from './bg-nbd.ts';
import type { PurchaseHistory } from './purchase-history.ts';
import { expectedPurchases } from './purchase-forecast.ts';

/** How far ahead to look, at which rates. */
export interface ValuePlan {
  readonly months: number;
  /** The length of a month in the unit of time of the model: 4.345 for weeks. */
  readonly monthLength: number;
  /** Discount per month, above -1; `monthlyRate` makes it from a yearly one. */
  readonly monthlyDiscount: number;
  /** What a purchase is worth: its expected amount (`expectedSpend`) times the margin. */
  readonly valuePerPurchase: number;
}

/** A hundred years. */
const mostMonths = 1200;

/**
 * Predictive CLV: Σ over the coming months of the purchases expected in each / (1 + d)^i, × value per purchase.
 *
 * @returns in the unit of `valuePerPurchase`
 * @throws `count-not-whole`, `inconsistent` for a history that cannot be, `number-out-of-range`, also for more than
 * 1200 months
 * @source Fader, Hardie & Lee, J. Marketing Research 42(4), 2005, 415-430
 */
export function predictedValue(
  model: BgNbd,
  history: PurchaseHistory,
  { months, monthLength, monthlyDiscount, valuePerPurchase }: ValuePlan,
): number {
  inRange(checkedCount(months), 0, mostMonths, 'months');
  inRange(monthLength, Number.MIN_VALUE, Number.MAX_VALUE, 'month length');
  inRange(monthlyDiscount, -1 + Number.EPSILON, Number.MAX_VALUE, 'monthly discount');
  inRange(valuePerPurchase, -Number.MAX_VALUE, Number.MAX_VALUE, 'value per purchase');
  let before = 0;
  let discounted = 0;
  for (let month = 1; month <= months; month += 1) {
    const upTo = expectedPurchases(model, history, month * monthLength);
    discounted += (upTo - before) / (1 + monthlyDiscount) ** month;
    before = upTo;
  }
  return inRange(discounted * valuePerPurchase, -Number.MAX_VALUE, Number.MAX_VALUE, 'value');
}
