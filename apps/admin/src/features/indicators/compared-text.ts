import type { Indicator, ValueRow } from '@attune/contracts';
import type { Formats } from '../../language/formats.ts';
import { monthsBefore } from './read-range.ts';

/** In words, what a figure is compared with: `previous` unless it is of whole months of its own. */
export function comparedText(
  { wholeMonths }: Pick<Indicator, 'wholeMonths'>,
  { period }: Pick<ValueRow, 'period'>,
  { previous, formats }: { previous: string; formats: Pick<Formats, 'period'> },
): string {
  if (!wholeMonths) return previous;
  const [from = '', to = ''] = period.split('/');
  const before = monthsBefore({ from, to });
  return formats.period(before.from, before.to);
}
