import type { Indicator } from '@attune/contracts';
import { currencyMark } from './asked-for.ts';

/**
 * An indicator of money is shown once per currency, each as an indicator of its own: its key then says which. One
 * that nobody has paid in yet stays as it is.
 */
export function perCurrency(indicator: Indicator): Indicator[] {
  const { key, names, currencies } = indicator;
  if (!currencies || currencies.length === 0) return [indicator];
  return currencies.map((currency) => ({
    ...indicator,
    key: `${key}${currencyMark}${currency}`,
    names: { en: `${names.en}, ${currency}`, zh: `${names.zh}（${currency}）` },
    currencies: [currency],
  }));
}
