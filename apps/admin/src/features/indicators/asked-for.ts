/** Between an indicator's key and what it is shown in. Keys are kebab-case: these are in none of them. */
export const currencyMark = '@';
export const measureMark = '~';

/** The key, and the currency or derived measure, to ask the server for. */
export function askedFor(shown: string): { key: string; currency?: string; measure?: string } {
  const [key = '', currency] = shown.split(currencyMark);
  if (currency !== undefined) return { key, currency };
  const [plain = '', measure] = shown.split(measureMark);
  return measure === undefined ? { key } : { key: plain, measure };
}
