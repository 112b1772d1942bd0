/** Between an indicator's key and what it is shown in. Keys are kebab-case: these are in none of them. */
export const currencyMark = '@';
export const measureMark = '~';
export const itemGroupMark = ':';

/** The key, and the currency, derived measure or item group, to ask the server for. */
export function askedFor(shown: string): {
  key: string;
  currency?: string;
  measure?: string;
  itemGroup?: string;
} {
  // At the first mark only: a later one belongs to what it is shown in.
  const key = shown.split(/[@~:]/, 1)[0] ?? '';
  const which = shown.slice(key.length + 1);
  switch (shown[key.length]) {
    case currencyMark:
      return { key, currency: which };
    case measureMark:
      return { key, measure: which };
    case itemGroupMark:
      return { key, itemGroup: which };
    default:
      return { key };
  }
}
