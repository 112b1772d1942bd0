/** What the page of an indicator shows, as it stands in the address. */
export interface DefinitionSearch {
  receipt?: string | undefined;
  /** Of an indicator that is read in several ways: `revenue@CNY`. */
  variant?: string | undefined;
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

/** Anything unknown in an address is dropped: undefined, not left out, since the router would then go by the address. */
export const definitionSearch = (search: Record<string, unknown>): DefinitionSearch => ({
  receipt: text(search['receipt']),
  variant: text(search['variant']),
});
