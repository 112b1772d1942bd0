import type { Indicator } from '@attune/contracts';
import { type Bucket, grainsFor, type TrendGrain } from '../../calendar/buckets.ts';
import { addDays, addMonths, startOfMonth } from '../../calendar/local-day.ts';

type Read = Pick<Indicator, 'wholeMonths'>;

/**
 * The days that a figure is asked for where some are chosen: those, or the whole months within them where only months
 * are known; without one, the last month that was over by then.
 */
export function readRange({ wholeMonths }: Read, { from, to }: Bucket): Bucket {
  if (!wholeMonths) return { from, to };
  const first = startOfMonth(from) === from ? from : addMonths(startOfMonth(from), 1);
  const last = addDays(startOfMonth(addDays(to, 1)), -1);
  return { from: first <= last ? first : startOfMonth(last), to: last };
}

/** Grains of a course over the chosen days; the first is the one to start with. */
export const readGrains = ({ wholeMonths }: Read, { from, to }: Bucket): TrendGrain[] =>
  wholeMonths ? ['month'] : grainsFor(from, to);
