import type { IndicatorBody } from '@attune/contracts';

/**
 * How people write values of a unit: what one is worth, and what stands behind it.
 *
 * @param currency of money, where it is known: amounts are kept in minor units (cents, fen), and written in major ones
 */
export function unitScale(
  unit: IndicatorBody['unit'],
  currency?: string,
): { factor: number; suffix?: string } {
  switch (unit) {
    case 'share':
      return { factor: 0.01, suffix: '%' };
    case 'per-thousand':
      return { factor: 1, suffix: '‰' };
    case 'ms':
      return { factor: 60_000, suffix: 'min' };
    case 'money':
      return currency === undefined ? { factor: 1 } : { factor: minorUnits(currency), suffix: currency };
    case 'points':
    case 'score':
    case 'count':
      return { factor: 1 };
  }
}

const minorUnits = (currency: string) =>
  10 **
  (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2);
