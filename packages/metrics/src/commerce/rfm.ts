import { MetricsError } from '../metrics-error.ts';
import { checkedCount } from '../tally/count.ts';
import type { Amount } from '../tally/sum.ts';
import { wholeAmount } from '../tally/sum.ts';
import { dayNumber } from '../duration/day.ts';
import type { PurchaseDays } from './purchase-days.ts';

/** Recency, frequency and monetary value of a customer. */
export interface RfmFacts {
  /** Days from the last purchase to the day of the run. */
  readonly recencyDays: number;
  /** Distinct purchase days. */
  readonly frequency: number;
  /** Σ in the smallest unit of one currency. */
  readonly monetary: Amount;
}

/** Scores 1..bins; the highest is the best, so the most recent for `r`. */
export interface RfmScores {
  readonly r: number;
  readonly f: number;
  readonly m: number;
}

/**
 * The cut points of one run, to be stored with it: exact, as whole numbers of 1/bins of a day, a purchase day or the
 * smallest unit of money.
 */
export interface RfmCutPoints {
  readonly bins: number;
  readonly recency: readonly bigint[];
  readonly frequency: readonly bigint[];
  readonly monetary: readonly bigint[];
}

/** What purchase days say on the day of a run, which must not come before them. Throws `negative`, `day-invalid`. */
export function rfmFacts(days: PurchaseDays, asOf: string): RfmFacts {
  const recencyDays = dayNumber(asOf) - (days.at(-1)?.[0] ?? 0);
  if (days.length === 0 || recencyDays < 0) throw new MetricsError('negative', `last purchase after ${asOf}`);
  return {
    recencyDays,
    frequency: days.length,
    monetary: days.reduce((sum, [, amount]) => sum + amount, 0n),
  };
}

/** Type-7 quantiles at 1/bins, 2/bins, … of the customers of a run; none without customers. Throws `number-out-of-range`. */
export function rfmCutPoints(customers: readonly RfmFacts[], bins: number = 5): RfmCutPoints {
  if (!Number.isSafeInteger(bins) || bins < 2 || bins > 100)
    throw new MetricsError('number-out-of-range', `${bins} bins`);
  return {
    bins,
    recency: cutPoints(customers.map(recencyOf), bins),
    frequency: cutPoints(customers.map(frequencyOf), bins),
    monetary: cutPoints(customers.map(monetaryOf), bins),
  };
}

/** One more than the cut points strictly below, so that ties stay together; bins may be uneven or empty. */
export function rfmScores(
  customer: RfmFacts,
  { bins, recency, frequency, monetary }: RfmCutPoints,
): RfmScores {
  const score = (value: bigint, cuts: readonly bigint[]): number =>
    1 + cuts.filter((cut) => cut < value * BigInt(bins)).length;
  return {
    r: bins + 1 - score(recencyOf(customer), recency),
    f: score(frequencyOf(customer), frequency),
    m: score(monetaryOf(customer), monetary),
  };
}

const recencyOf = (customer: RfmFacts): bigint => BigInt(checkedCount(customer.recencyDays));
const frequencyOf = (customer: RfmFacts): bigint => BigInt(checkedCount(customer.frequency));
const monetaryOf = (customer: RfmFacts): bigint => wholeAmount(customer.monetary);

function cutPoints(values: readonly bigint[], bins: number): readonly bigint[] {
  const ascending = values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return Array.from({ length: bins - 1 }, (_, i) => {
    const position = (ascending.length - 1) * (i + 1);
    const below = Math.floor(position / bins);
    const low = ascending[below];
    if (low === undefined) return null;
    const high = ascending[below + 1] ?? low;
    return low * BigInt(bins) + BigInt(position % bins) * (high - low);
  }).filter((cut) => cut !== null);
}
