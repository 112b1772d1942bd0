import type { DefinitionParts, Indicator, IndicatorBody } from '@attune/contracts';
import { askedFor } from '../indicators/asked-for.ts';

/** What a body needs to be asked about as it can be answered. */
export interface ReadAs {
  /** It is read by whole months, itself or by one of its parts. */
  wholeMonths: boolean;
  /** It is read once per currency, measure or item group. */
  several: boolean;
}

/**
 * How a body is read.
 *
 * @param indicators as shown, so that what is read in several ways is listed once for each
 */
export function readAs(
  { method, unit }: IndicatorBody,
  parts: Pick<DefinitionParts, 'readings'> | undefined,
  indicators: readonly Indicator[] | undefined,
): ReadAs {
  if (method.kind === 'formula') {
    const names: readonly string[] = method.formula.match(/[a-z][a-z0-9_]*/g) ?? [];
    const named = indicators?.filter(({ key }) => names.includes(askedFor(key).key.replaceAll('-', '_')));
    return { wholeMonths: named?.some(({ wholeMonths }) => wholeMonths) ?? false, several: false };
  }
  const reading = parts?.readings.find(({ key }) => key === method.reading);
  const inputs = reading?.inputs ?? [];
  const variants = indicators?.filter(({ key }) => askedFor(key).key === method.reading) ?? [];
  return {
    wholeMonths: inputs.some(({ kind }) => kind === 'movement'),
    several: unit === 'money' || inputs.some(({ kind }) => kind === 'moments') || variants.length > 1,
  };
}
