/** What the page of an indicator shows, as it stands in the address. */
interface DefinitionSearch {
  receipt?: string | undefined;
  /** Of an indicator that is read in several ways: `revenue@CNY`. */
  variant?: string | undefined;
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

/** Anything unknown in an address is dropped. */
export function definitionSearch(search: Record<string, unknown>): DefinitionSearch {
  const [receipt, variant] = [text(search['receipt']), text(search['variant'])];
  return { ...(receipt && { receipt }), ...(variant && { variant }) };
}
