import type { Bucket, TrendGrain } from '../../calendar/buckets.ts';
import type { Formats } from '../../language/formats.ts';

/** Short enough for an axis: the month, or the day a week starts; over more than a year a day would be ambiguous. */
export const periodLabel = (
  { from }: Bucket,
  { grain, long }: { grain: TrendGrain; long: boolean },
  formats: Formats,
) => (grain === 'month' || long ? formats.month(from) : formats.shortDay(from));
