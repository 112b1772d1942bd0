import { exactQuotient } from '../exact-quotient.ts';
import { inRange } from '../in-range.ts';
import type { Bounds } from '../interval/bounds.ts';
import { wilsonInterval } from '../interval/wilson.ts';
import { MetricsError } from '../metrics-error.ts';
import type { OrderRow } from './order-rows.ts';

/** Revenue of one currency, in its smallest unit. */
export interface Revenue {
  readonly currency: string;
  readonly orders: number;
  readonly revenue: bigint;
  /** Revenue per order. */
  readonly averageOrderValue: number;
}

/** What a period's orders say. All but the counts are null without a buyer. */
export interface OrderStatistics {
  readonly orders: number;
  /** Distinct customers with an order. */
  readonly buyers: number;
  /** Orders per buyer. */
  readonly purchaseFrequency: number | null;
  /** Buyers with two orders or more, in whichever currency. */
  readonly repeatBuyers: number;
  /** Their share of the buyers, 0..1, with Wilson's interval. */
  readonly repeatPurchaseRate: number | null;
  readonly interval: Bounds | null;
  /** One entry per currency with an order, by name. */
  readonly revenue: readonly Revenue[];
}

/**
 * Average order value, purchase frequency and repeat purchase of rows in any number of parts.
 *
 * @param level confidence of the repeat purchase rate, between 0 and 1
 * @returns revenue per order in the smallest unit, orders per buyer >= 1, a share 0..1; null without a buyer
 * @throws `count-not-whole`, `inconsistent` where more orders of a customer were taken back than there were,
 * `level-out-of-range`, `number-out-of-range` for an average beyond what a number holds
 * @source Own definition: revenue / orders, orders / buyers, buyers of two orders / buyers; Wilson, JASA 22, 1927
 */
export function orderStatistics(rows: Iterable<OrderRow>, level: number): OrderStatistics {
  const byCustomer = new Map<string, number>();
  const byCurrency = new Map<string, { orders: number; revenue: bigint }>();
  for (const { customer, currency, orders, sum } of rows) {
    if (!Number.isSafeInteger(orders)) throw new MetricsError('count-not-whole', String(orders));
    byCustomer.set(customer, (byCustomer.get(customer) ?? 0) + orders);
    const total = byCurrency.get(currency) ?? { orders: 0, revenue: 0n };
    total.orders += orders;
    total.revenue += sum;
    byCurrency.set(currency, total);
  }
  let [orders, buyers, repeatBuyers] = [0, 0, 0];
  for (const [customer, placed] of byCustomer) {
    if (placed < 0) throw new MetricsError('inconsistent', `${placed} orders of ${customer}`);
    orders += placed;
    if (placed >= 1) buyers += 1;
    if (placed >= 2) repeatBuyers += 1;
  }
  return {
    orders,
    buyers,
    purchaseFrequency: buyers === 0 ? null : orders / buyers,
    repeatBuyers,
    repeatPurchaseRate: buyers === 0 ? null : repeatBuyers / buyers,
    interval: buyers === 0 ? null : wilsonInterval(repeatBuyers, buyers, level),
    revenue: revenues(byCurrency),
  };
}

function revenues(byCurrency: ReadonlyMap<string, { orders: number; revenue: bigint }>): readonly Revenue[] {
  const found: Revenue[] = [];
  for (const [currency, { orders, revenue }] of byCurrency) {
    if (orders < 0) throw new MetricsError('inconsistent', `${orders} orders in ${currency}`);
    if (orders === 0) continue;
    const average = exactQuotient(revenue, BigInt(orders));
    const averageOrderValue = inRange(average, -Number.MAX_VALUE, Number.MAX_VALUE, 'average order value');
    found.push({ currency, orders, revenue, averageOrderValue });
  }
  return found.toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
}
