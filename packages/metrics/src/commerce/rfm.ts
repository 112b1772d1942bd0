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

/** The facts of a run column by column: of hundreds of thousands of customers. */
export interface RfmColumns {
  readonly recencyDays: ArrayLike<number>;
  readonly frequency: ArrayLike<number>;
  readonly monetary: ArrayLike<number>;
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

/**
 * What purchase days say on the day of a run, which must not come before them.
 *
 * @param asOf local day, `2026-03-29`
 * @returns days since the last purchase, >= 0, distinct purchase days, and Σ in the smallest unit
 * @throws `negative` for a last purchase after the run, or none at all, `day-invalid`
 * @source Own definition: recency, frequency, monetary value
 */
export function rfmFacts(days: PurchaseDays, asOf: string): RfmFacts {
  const recencyDays = dayNumber(asOf) - (days.at(-1)?.[0] ?? 0);
  if (days.length === 0 || recencyDays < 0) throw new MetricsError('negative', `last purchase after ${asOf}`);
  return {
    recencyDays,
    frequency: days.length,
    monetary: days.reduce((sum, [, amount]) => sum + amount, 0n),
  };
}

/**
 * Type-7 quantiles at 1/bins, 2/bins, … of the customers of a run.
 *
 * @param bins a whole number, 2..100, 5 unless given
 * @returns whole numbers of 1/bins of a day, a purchase day or the smallest unit; none without customers
 * @throws `number-out-of-range` for the bins, `count-not-whole`, `amount-not-whole`
 * @source Hyndman & Fan, Am. Stat. 50(4), 1996
 */
export function rfmCutPoints(customers: readonly RfmFacts[] | RfmColumns, bins: number = 5): RfmCutPoints {
  checkedBins(bins);
  const { recencyDays, frequency, monetary } =
    'recencyDays' in customers
      ? customers
      : {
          recencyDays: customers.map(recencyOf),
          frequency: customers.map(frequencyOf),
          monetary: customers.map(monetaryOf),
        };
  return {
    bins,
    recency: cutPoints(recencyDays, bins),
    frequency: cutPoints(frequency, bins),
    monetary: cutPoints(monetary, bins),
  };
}

/**
 * Scores by the cut points of a run: one more than those strictly below, recency reversed. Ties stay together; bins may
 * be uneven or empty.
 *
 * @returns scores, 1..bins, the highest the best
 * @throws `number-out-of-range` for the bins, `count-not-whole`, `amount-not-whole`
 * @source Own definition: quantile bins of recency, frequency and monetary value
 */
export function rfmScores(customer: RfmFacts, cutPoints: RfmCutPoints): RfmScores {
  return rfmScorer(cutPoints)(customer);
}

/**
 * As `rfmScores`, for all customers of a run.
 *
 * @returns a function to scores, 1..bins, that throws `count-not-whole` and `amount-not-whole`
 * @throws `number-out-of-range` for the bins
 * @source See `rfmScores`
 */
export function rfmScorer({
  bins,
  recency,
  frequency,
  monetary,
}: RfmCutPoints): (customer: RfmFacts) => RfmScores {
  checkedBins(bins);
  // A whole number is above a cut point where it is above the whole number below the cut point.
  const [recencies, frequencies, amounts] = [recency, frequency, monetary].map((cuts) =>
    cuts.map((cut) => shortest(floorQuotient(cut, BigInt(bins)))),
  ) as [Amount[], Amount[], Amount[]];
  return (customer) => ({
    r: bins + 1 - score(recencyOf(customer), recencies),
    f: score(frequencyOf(customer), frequencies),
    m: score(monetaryOf(customer), amounts),
  });
}

function checkedBins(bins: number): void {
  if (!Number.isSafeInteger(bins) || bins < 2 || bins > 100)
    throw new MetricsError('number-out-of-range', `${bins} bins`);
}

function score(value: Amount, wholeCuts: readonly Amount[]): number {
  let above = 1;
  for (const cut of wholeCuts) if (cut < value) above++;
  return above;
}

const recencyOf = (customer: RfmFacts): Amount => checkedCount(customer.recencyDays);
const frequencyOf = (customer: RfmFacts): Amount => checkedCount(customer.frequency);
const monetaryOf = ({ monetary }: RfmFacts): Amount =>
  Number.isSafeInteger(monetary) ? monetary : wholeAmount(monetary);

function cutPoints(values: ArrayLike<Amount>, bins: number): readonly bigint[] {
  const ascending = sorted(values);
  return Array.from({ length: bins - 1 }, (_, i) => {
    const position = (ascending.length - 1) * (i + 1);
    const below = Math.floor(position / bins);
    const low = ascending[below];
    if (low === undefined) return null;
    const high = ascending[below + 1] ?? low;
    const from = wholeAmount(low);
    return from * BigInt(bins) + BigInt(position % bins) * (wholeAmount(high) - from);
  }).filter((cut) => cut !== null);
}

/** Numbers sort many times as fast as bigints, and are what there nearly always is. */
function sorted(values: ArrayLike<Amount>): ArrayLike<Amount> {
  if (values instanceof Int32Array) return values.slice().sort();
  const amounts = Array.isArray(values) ? (values as readonly Amount[]) : [];
  return amounts.some((value) => typeof value === 'bigint')
    ? amounts.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    : Float64Array.from(values as ArrayLike<number>).sort();
}

function floorQuotient(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b < 0n ? quotient - 1n : quotient;
}

const shortest = (value: bigint): Amount => (Number.isSafeInteger(Number(value)) ? Number(value) : value);
