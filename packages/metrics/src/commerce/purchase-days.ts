import { exactQuotient } from '../exact-quotient.ts';
import { inRange } from '../in-range.ts';
import { MetricsError } from '../metrics-error.ts';
import type { PurchaseHistory } from '../purchase-model/purchase-history.ts';
import { wholeAmount } from '../tally/sum.ts';
import { dayNumber } from '../duration/day.ts';
import type { Money } from './money.ts';
import { commonCurrency } from './money.ts';

/** One purchase of a customer. */
export interface Purchase {
  readonly customer: string;
  /** Calendar day in the enterprise's zone, `2026-03-29`. */
  readonly day: string;
  readonly total: Money;
}

/** A customer's distinct purchase days, as days since 1970, in order, with Σ of each day in the smallest unit. */
export type PurchaseDays = readonly (readonly [day: number, sum: bigint])[];

/**
 * Each customer's purchase days up to and with a last day, customers in the order in which they first occur.
 *
 * @returns days since 1970 in order, each with Σ in the smallest unit
 * @throws `day-invalid`, `amount-not-whole`, `currencies-differ`
 * @source Fader, Hardie & Lee, Marketing Science 24(2), 2005: purchases of one day are one
 */
export function purchaseDays(
  purchases: Iterable<Purchase>,
  lastDay: string,
): ReadonlyMap<string, PurchaseDays> {
  const last = dayNumber(lastDay);
  const all = [...purchases];
  commonCurrency(all.map(({ total }) => total));
  const sums = new Map<string, Map<number, bigint>>();
  for (const { customer, day, total } of all) {
    const at = dayNumber(day);
    const amount = wholeAmount(total.amount);
    if (at > last) continue;
    const days = sums.get(customer) ?? new Map<number, bigint>();
    sums.set(customer, days);
    days.set(at, (days.get(at) ?? 0n) + amount);
  }
  return new Map(
    sums.entries().map(([customer, days]) => [customer, [...days].toSorted(([a], [b]) => a - b)]),
  );
}

/** A customer's history in weeks, and the mean amount of a repeat purchase day. */
export interface PurchaseSummary extends PurchaseHistory {
  /** The first day is not in it; null without repeats. In the smallest unit. */
  readonly mean: number | null;
}

/**
 * What BG/NBD and Gamma-Gamma are fitted to, observed up to and with `lastDay`.
 *
 * @param days not empty
 * @returns weeks >= 0, and the mean of repeat days in the smallest unit; that mean null without repeats
 * @throws `day-invalid`, `negative` for purchases after the last day, or none, `number-out-of-range` for a mean beyond
 * what a number holds
 * @source Fader, Hardie & Lee, Marketing Science 24(2), 2005, 275-284: x, t_x and T
 */
export function purchaseSummary(days: PurchaseDays, lastDay: string): PurchaseSummary {
  const [first, ...repeats] = days;
  const end = dayNumber(lastDay);
  if (first === undefined || (days.at(-1)?.[0] ?? 0) > end)
    throw new MetricsError('negative', `last purchase after ${lastDay}`);
  const [start] = first;
  const spent = repeats.reduce((sum, [, amount]) => sum + amount, 0n);
  return {
    repeats: repeats.length,
    recency: ((repeats.at(-1)?.[0] ?? start) - start) / 7,
    age: (end - start) / 7,
    mean:
      repeats.length === 0
        ? null
        : inRange(exactQuotient(spent, BigInt(repeats.length)), -Number.MAX_VALUE, Number.MAX_VALUE, 'mean'),
  };
}
