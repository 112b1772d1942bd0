import type { Bucket, TrendGrain } from '../../calendar/buckets.ts';
import type { Formats } from '../../language/formats.ts';

/** Short enough for an axis: the month, or the day a week starts. */
export const periodLabel = ({ from }: Bucket, grain: TrendGrain, formats: Formats) =>
  grain === 'month' ? formats.month(from) : formats.shortDay(from);
