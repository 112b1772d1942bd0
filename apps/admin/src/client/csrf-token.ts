let token: string | null = null;

/** Given with the session, sent back with every request that changes something. In memory only. */
export const csrfToken = {
  get: () => token,
  set(next: string | null) {
    token = next;
  },
};
