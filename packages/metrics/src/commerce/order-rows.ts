import { MetricsError } from '../metrics-error.ts';
import { wholeAmount } from '../tally/sum.ts';
import { dayNumber } from '../duration/day.ts';
import type { Money } from './money.ts';

/** One order as it was placed. */
export interface Order {
  readonly customer: string;
  /** Calendar day in the enterprise's zone, `2026-03-29`. */
  readonly day: string;
  readonly total: Money;
  readonly cancelled?: boolean | undefined;
}

/** Days from `start` on, before `end`. */
export interface OrderPeriod {
  readonly start: string;
  readonly end: string;
}

/**
 * What is kept of a customer's orders in one currency. Rows of one customer and currency add up field by field, so
 * any split by day, department or channel gives the same statistics.
 */
export interface OrderRow {
  readonly customer: string;
  readonly currency: string;
  readonly orders: number;
  /** Σ in the smallest unit. */
  readonly sum: bigint;
}

/**
 * The orders of a period that were not cancelled, as rows.
 *
 * @returns one row of one order each, Σ in the smallest unit of its currency
 * @throws `day-invalid`, `amount-not-whole`, `negative` for a period that ends before it starts
 * @source Own definition: orders with start <= day < end
 */
export function orderRows(orders: Iterable<Order>, { start, end }: OrderPeriod): readonly OrderRow[] {
  const from = dayNumber(start);
  const before = dayNumber(end);
  if (before < from) throw new MetricsError('negative', `${start} to ${end}`);
  const rows: OrderRow[] = [];
  for (const { customer, day, total, cancelled = false } of orders) {
    const at = dayNumber(day);
    const sum = wholeAmount(total.amount);
    if (!cancelled && at >= from && at < before)
      rows.push({ customer, currency: total.currency, orders: 1, sum });
  }
  return rows;
}
