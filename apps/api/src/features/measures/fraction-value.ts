import type { MeasureValue } from '@attune/contracts';
import type { FractionExclusion } from '@attune/metrics';

/** A value of a fraction, or why it has none: what was skipped or not known left it incomplete. */
export function fractionValue(value: MeasureValue): number | FractionExclusion {
  if (typeof value === 'object') throw new Error('A row of scores is no value of a fraction.');
  return value === 'skipped' || value === 'dont-know' ? 'incomplete' : value;
}
