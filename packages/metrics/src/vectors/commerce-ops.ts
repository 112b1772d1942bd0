import { cohortRetention } from '../commerce/cohort-retention.ts';
import { customerNetValue } from '../commerce/customer-net-value.ts';
import { discountedLifetimeValue, simpleLifetimeValue } from '../commerce/lifetime-value.ts';
import { orderRows } from '../commerce/order-rows.ts';
import { orderStatistics } from '../commerce/order-statistics.ts';
import type { RfmFacts, RfmScores } from '../commerce/rfm.ts';
import { rfmCutPoints, rfmFacts, rfmScores } from '../commerce/rfm.ts';
import { dayNumber } from '../duration/day.ts';
import { MetricsError } from '../metrics-error.ts';
import { monthName, monthNumber } from '../tally/month.ts';
import { checkedCount } from '../tally/count.ts';
import { idOf, rowsIn, textCell, wholeAmounts } from './cell.ts';
import { purchasesIn } from './purchase-input.ts';
import { levelIn, listIn, malformed, numberIn, object, optionalNumberIn, textIn } from './read-input.ts';
import type { VectorInput, VectorOps } from './vector-op.ts';

export const commerceOps: VectorOps = {
  clv_discounted(input) {
    const value = discountedLifetimeValue({
      margin: numberIn(input, 'margin'),
      retention: numberIn(input, 'retention'),
      discount: numberIn(input, 'discount'),
      periods: numberIn(input, 'periods'),
    });
    return {
      finite_first_margin_now: value.finite,
      infinite_first_margin_now: value.infinite,
      infinite_first_margin_after_one_period: value.infiniteAfterOnePeriod,
    };
  },

  clv_simple(input) {
    const currency = 'XXX';
    const clv = simpleLifetimeValue({
      orderValue: numberIn(input, 'aov'),
      frequency: numberIn(input, 'frequency'),
      lifespan: numberIn(input, 'lifespan'),
      marginRate: numberIn(input, 'margin'),
    });
    const won = checkedCount(numberIn(input, 'new_customers'));
    const cac = won === 0 ? null : numberIn(input, 'acquisition_spend') / won;
    const net = customerNetValue({
      lifetimeMargin: { amount: clv.margin, currency },
      acquisitionCost: cac === null ? null : { amount: cac, currency },
      costToServe: { amount: numberIn(input, 'service_cost'), currency },
    });
    return {
      clv_revenue: clv.revenue,
      clv_margin: clv.margin,
      cac,
      customer_net_value: net.value,
      clv_to_cac: net.returnOnAcquisition,
    };
  },

  orders_summary(input) {
    const orders = listIn(input, 'orders').map((order) => object(order, 'orders'));
    const { amounts, perUnit } = wholeAmounts(orders.map((order) => textCell(order, 'amount')));
    const rows = orderRows(
      orders.map((order, i) => ({
        customer: textIn(order, 'customer'),
        day: textIn(order, 'at'),
        total: { amount: amounts[i] ?? 0n, currency: 'XXX' },
        cancelled: flagIn(order, 'cancelled'),
      })),
      { start: textIn(input, 'start'), end: textIn(input, 'end') },
    );
    const statistics = orderStatistics(rows, levelIn(input));
    const [only] = statistics.revenue;
    return {
      orders: statistics.orders,
      customers: statistics.buyers,
      purchase_frequency: statistics.purchaseFrequency,
      repeat_customers: statistics.repeatBuyers,
      repeat_purchase_rate: statistics.repeatPurchaseRate,
      aov: only === undefined ? null : only.averageOrderValue / perUnit,
      revenue: Number(only?.revenue ?? 0n) / perUnit,
    };
  },

  rfm(input) {
    const { customers, perUnit } = scoredIn(input);
    return {
      customers: customers.map(({ id, facts, scores }) => ({
        id,
        recency_days: facts.recencyDays,
        frequency: facts.frequency,
        monetary: Number(facts.monetary) / perUnit,
        ...scores,
      })),
    };
  },

  rfm_counts(input) {
    const { customers, bins } = scoredIn(input);
    const counts = (of: (scores: RfmScores) => number): number[] =>
      Array.from({ length: bins }, (_, i) => customers.filter(({ scores }) => of(scores) === i + 1).length);
    const best = customers.filter(({ scores: { r, f, m } }) => r === bins && f === bins && m === bins).length;
    return {
      n: customers.length,
      counts: { r: counts(({ r }) => r), f: counts(({ f }) => f), m: counts(({ m }) => m) },
      [`champions_${String(bins).repeat(3)}`]: best,
    };
  },

  cohort_retention(input) {
    const period = textIn(input, 'period');
    if (period !== 'month') throw malformed('period', '"month"', period);
    const activities = rowsIn(input).map((row) => {
      const day = textCell(row, 'date');
      dayNumber(day);
      return { customer: textCell(row, 'id'), period: monthNumber(day.slice(0, 7)) };
    });
    return {
      cohorts: cohortRetention(activities).map(({ period, ...cohort }) => ({
        cohort: monthName(period),
        ...cohort,
      })),
    };
  },
};

interface ScoredCustomer {
  readonly id: string | number;
  readonly facts: RfmFacts;
  readonly scores: RfmScores;
}

function scoredIn(input: VectorInput): {
  readonly customers: readonly ScoredCustomer[];
  readonly bins: number;
  readonly perUnit: number;
} {
  const asOf = textIn(input, 'as_of');
  const { customers, perUnit } = purchasesIn(input, asOf);
  const facts = Array.from(customers, ([customer, days]) => ({
    id: idOf(customer),
    facts: rfmFacts(days, asOf),
  }));
  const chosen = chosenIds(
    input,
    facts.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  );
  const cutPoints = rfmCutPoints(
    chosen.map(({ facts }) => facts),
    optionalNumberIn(input, 'bins'),
  );
  return {
    customers: chosen.map((customer) => ({ ...customer, scores: rfmScores(customer.facts, cutPoints) })),
    bins: cutPoints.bins,
    perUnit,
  };
}

/** All of them, those listed as `ids`, or as a file may write it, "the 60 lowest ids". */
function chosenIds<C extends { readonly id: string | number }>(
  input: VectorInput,
  ascending: readonly C[],
): readonly C[] {
  const { ids } = input;
  if (ids === undefined || ids === null) return ascending;
  if (Array.isArray(ids)) return ascending.filter(({ id }) => ids.includes(id));
  const [, count] = typeof ids === 'string' ? (/^the (\d+) lowest ids$/.exec(ids) ?? []) : [];
  if (count === undefined) throw malformed('ids', 'a list, or "the … lowest ids"', ids);
  return ascending.slice(0, Number(count));
}

function flagIn(input: VectorInput, field: string): boolean {
  const value = input[field] ?? false;
  if (typeof value !== 'boolean') throw new MetricsError('input-malformed', `${field} must be true or false`);
  return value;
}
