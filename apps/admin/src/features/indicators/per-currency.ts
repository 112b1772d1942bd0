import type { Indicator } from '@attune/contracts';

/**
 * An indicator of money is shown once per currency, each as an indicator of its own: its key then says which. One
 * that nobody has paid in yet stays as it is.
 */
export function perCurrency(indicator: Indicator): Indicator[] {
  const { key, names, currencies } = indicator;
  if (!currencies || currencies.length === 0) return [indicator];
  return currencies.map((currency) => ({
    ...indicator,
    key: `${key}${mark}${currency}`,
    names: { en: `${names.en}, ${currency}`, zh: `${names.zh}（${currency}）` },
    currencies: [currency],
  }));
}

/** The key and currency to ask the server for. */
export function askedFor(shown: string): { key: string; currency?: string } {
  const [key = '', currency] = shown.split(mark);
  return currency === undefined ? { key } : { key, currency };
}

/** Keys are kebab-case: this is in none of them. */
const mark = '@';
