import type { Bounds } from '../interval/bounds.ts';
import { wilsonInterval } from '../interval/wilson.ts';
import { MetricsError } from '../metrics-error.ts';
import { checkedCount } from '../tally/count.ts';

/** Customers at the start and at the end of a period, and how many of those at the end are new in it. */
export interface RetentionCounts {
  readonly start: number;
  readonly end: number;
  readonly new: number;
}

/** Shares 0..1; all but `retained` are null where nobody was there at the start. */
export interface Retention {
  readonly retained: number;
  readonly lost: number | null;
  readonly retention: number | null;
  readonly churn: number | null;
  readonly interval: Bounds | null;
}

/**
 * Retention (end - new) / start, and churn = 1 - retention.
 *
 * @returns shares, 0..1, with Wilson's interval of retention; null where nobody was there at the start
 * @throws `count-not-whole`, `inconsistent` where more or fewer stayed than could have, `level-out-of-range`
 * @source Own definition; interval Wilson, JASA 22, 1927
 */
export function retention(counts: RetentionCounts, level: number): Retention {
  const start = checkedCount(counts.start);
  const retained = checkedCount(counts.end) - checkedCount(counts.new);
  if (retained < 0 || retained > start)
    throw new MetricsError('inconsistent', `${retained} of ${start} retained`);
  if (start === 0) return { retained, lost: null, retention: null, churn: null, interval: null };
  return {
    retained,
    lost: start - retained,
    retention: retained / start,
    churn: 1 - retained / start,
    interval: wilsonInterval(retained, start, level),
  };
}
