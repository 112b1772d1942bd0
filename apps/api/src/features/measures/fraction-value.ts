import type { MeasureValue } from '@attune/contracts';
import type { FractionExclusion } from '@attune/metrics';

/** A value of a fraction, or why it has none: what was skipped or not known left it incomplete. */
export function fractionValue(value: MeasureValue): number | FractionExclusion {
  return value === 'skipped' || value === 'dont-know' ? 'incomplete' : value;
}
