export interface SignInSearch {
  /** Where to go afterwards. */
  next?: string | undefined;
  /** A session that was there has ended. */
  ended?: boolean | undefined;
}

/** Anything unknown in an address is dropped: undefined, not left out, since the router would then go by the address. */
export const signInSearch = (search: Record<string, unknown>): SignInSearch => ({
  next: typeof search['next'] === 'string' ? search['next'] : undefined,
  ended: search['ended'] === true ? true : undefined,
});
