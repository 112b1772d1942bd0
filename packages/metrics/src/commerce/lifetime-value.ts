import { inRange } from '../in-range.ts';
import { checkedCount } from '../tally/count.ts';
import { wholeAmount } from '../tally/sum.ts';
import type { Money } from './money.ts';

const most = Number.MAX_VALUE;

/**
 * CLV to date: Σ of the margins earned.
 *
 * @returns per currency, in its smallest unit
 * @throws `amount-not-whole`
 * @source Own definition: a sum to date
 */
export function historicValue(margins: Iterable<Money>): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { amount, currency } of margins)
    sums.set(currency, (sums.get(currency) ?? 0n) + wholeAmount(amount));
  return sums;
}

/** The factors of the simple CLV, none negative. */
export interface SimpleValuePlan {
  /** Mean order value; the results are in its unit. */
  readonly orderValue: number;
  /** Orders per period. */
  readonly frequency: number;
  /** Periods a customer stays. 1 / churn only where churn is constant. */
  readonly lifespan: number;
  /** Margin per unit of revenue, at most 1; negative where orders lose money. */
  readonly marginRate: number;
}

/**
 * Simple CLV: order value × frequency × lifespan, as revenue and, × margin rate, as margin.
 *
 * @returns in the unit of the order value; revenue >= 0
 * @throws `number-out-of-range` for a negative factor, a margin rate above 1, or a value beyond what a number holds
 * @source Own definition: the usual product of means
 */
export function simpleLifetimeValue(plan: SimpleValuePlan): { revenue: number; margin: number } {
  const revenue =
    inRange(plan.orderValue, 0, most, 'order value') *
    inRange(plan.frequency, 0, most, 'frequency') *
    inRange(plan.lifespan, 0, most, 'lifespan');
  inRange(revenue, 0, most, 'lifetime revenue');
  const margin = revenue * inRange(plan.marginRate, -most, 1, 'margin rate');
  return { revenue, margin: inRange(margin, -most, most, 'lifetime margin') };
}

/** A constant margin per period, with constant retention. */
export interface DiscountedValuePlan {
  readonly margin: number;
  /** Share that stays from one period to the next, 0..1. */
  readonly retention: number;
  /** Discount per period, above -1. */
  readonly discount: number;
  /** Length of the finite horizon in periods. */
  readonly periods: number;
}

/** In the unit of the margin. The infinite ones are null where the sum has no end: 1 + discount <= retention. */
export interface DiscountedValue {
  readonly finite: number;
  /** The first margin comes now. */
  readonly infinite: number | null;
  /** The first margin comes after one period, so from those who stayed. */
  readonly infiniteAfterOnePeriod: number | null;
}

/**
 * Discounted CLV, Σ m r^t / (1+d)^t, over a finite horizon and without end: m (1+d) / (1+d-r) and m r / (1+d-r).
 *
 * @returns in the unit of the margin; the infinite ones null where the sum has no end, 1 + d <= r
 * @throws `number-out-of-range` for a retention outside 0..1, a discount of -1 or less, or a value beyond what a number
 * holds, `count-not-whole` for the periods
 * @source Gupta & Lehmann, Managing Customers as Investments, 2005: the multiple r / (1 + d - r)
 */
export function discountedLifetimeValue(plan: DiscountedValuePlan): DiscountedValue {
  const margin = inRange(plan.margin, -most, most, 'margin');
  const r = inRange(plan.retention, 0, 1, 'retention');
  const discount = inRange(plan.discount, -1 + Number.EPSILON, most, 'discount');
  const periods = checkedCount(plan.periods);
  const growth = 1 + discount;
  // Neither by growth - r nor by 1 - r / growth, which lose their digits where retention almost eats the discount.
  const gap = discount + (1 - r);
  const left = Math.expm1(periods * (Math.log(r) - Math.log1p(discount)));
  const terms = gap === 0 || periods === 0 ? periods : (-left * growth) / gap;
  const valued = (multiple: number): number => inRange(margin * multiple, -most, most, 'discounted value');
  if (gap <= 0) return { finite: valued(terms), infinite: null, infiniteAfterOnePeriod: null };
  return {
    finite: valued(terms),
    infinite: valued(growth / gap),
    infiniteAfterOnePeriod: valued(r / gap),
  };
}

/**
 * The monthly rate that compounds to a yearly one: (1 + d)^(1/12) - 1.
 *
 * @returns a rate, above -1
 * @throws `number-out-of-range` for a yearly rate of -1 or less
 * @source Own definition: compound interest
 */
export function monthlyRate(yearly: number): number {
  return Math.expm1(Math.log1p(inRange(yearly, -1 + Number.EPSILON, most, 'yearly rate')) / 12);
}
