export interface SignInSearch {
  /** Where to go afterwards. */
  next?: string | undefined;
  /** A session that was there has ended. */
  ended?: boolean | undefined;
}

export const signInSearch = (search: Record<string, unknown>): SignInSearch => ({
  ...(typeof search['next'] === 'string' ? { next: search['next'] } : {}),
  ...(search['ended'] === true ? { ended: true } : {}),
});
