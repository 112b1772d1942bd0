import { checkedProbability } from '../distribution/probability.ts';
import { isDay } from '../duration/day.ts';
import type { Interval, ReadOptions } from '../indicator/reading.ts';
import { defaultLevel, intervalOf } from '../indicator/reading.ts';
import { wilsonInterval } from '../interval/wilson.ts';
import { MetricsError } from '../metrics-error.ts';

/** One order; days are local, YYYY-MM-DD. */
export interface PromisedOrder {
  /** The first promise given; null where none was. A promise renegotiated is another indicator. */
  readonly promised: string | null;
  /** Null while it is under way. */
  readonly delivered: string | null;
  readonly cancelled: boolean;
}

export interface OnTime {
  /** The share, 0..1, of n orders; null without any. */
  readonly value: number | null;
  /** Orders that count: delivered, or promised for a day that has passed. */
  readonly n: number;
  readonly onTime: number;
  readonly interval: Interval | null;
  /** Orders that do not count, by the first reason that applies. */
  readonly excluded: {
    readonly cancelled: number;
    readonly 'no-promise': number;
    readonly 'not-due': number;
  };
  readonly reason?: 'empty';
}

/**
 * On-time delivery: delivered on or before the day promised. Overdue and not delivered is late; promised for `asOf` or
 * later and not delivered is not due yet.
 *
 * @param asOf local day, YYYY-MM-DD
 * @returns a share, 0..1; null as `empty`
 * @throws `day-invalid`, `level-out-of-range`
 * @source Own definition: on time over orders delivered or due; interval Wilson, JASA 22, 1927
 */
export function onTimeDelivery(
  orders: Iterable<PromisedOrder>,
  asOf: string,
  { level = defaultLevel }: ReadOptions = {},
): OnTime {
  checkedProbability(level);
  checkedDay(asOf);
  const excluded = { cancelled: 0, 'no-promise': 0, 'not-due': 0 };
  let n = 0;
  let onTime = 0;
  for (const { promised, delivered, cancelled } of orders) {
    if (promised !== null) checkedDay(promised);
    if (delivered !== null) checkedDay(delivered);
    // Days written YYYY-MM-DD compare as texts.
    if (cancelled) excluded.cancelled += 1;
    else if (promised === null) excluded['no-promise'] += 1;
    else if (delivered === null && promised >= asOf) excluded['not-due'] += 1;
    else {
      n += 1;
      if (delivered !== null && delivered <= promised) onTime += 1;
    }
  }
  if (n === 0) return { value: null, n, onTime, interval: null, excluded, reason: 'empty' };
  const interval = intervalOf(wilsonInterval(onTime, n, level), level, 'wilson');
  return { value: onTime / n, n, onTime, interval, excluded };
}

function checkedDay(day: string): void {
  if (!isDay(day)) throw new MetricsError('day-invalid', day);
}
