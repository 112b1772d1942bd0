import type { Indicator } from '@attune/contracts';
import type { Formats } from '../../language/formats.ts';
import { addDays, daysIn } from '../../calendar/local-day.ts';
import type { NewestRow } from './newest-rows.ts';
import { monthsBefore } from './read-range.ts';

/**
 * In words, what a figure is compared with: `previous` unless it is of days of its own, because it is read by whole
 * months or because its version began within the period.
 */
export function comparedText(
  { wholeMonths }: Pick<Indicator, 'wholeMonths'>,
  { period, earlier }: Pick<NewestRow, 'period' | 'earlier'>,
  { previous, formats }: { previous: string; formats: Pick<Formats, 'period'> },
): string {
  if (!wholeMonths && earlier === undefined) return previous;
  const [from = '', to = ''] = period.split('/');
  const before = wholeMonths
    ? monthsBefore({ from, to })
    : { from: addDays(from, -daysIn(from, to)), to: addDays(from, -1) };
  return formats.period(before.from, before.to);
}
