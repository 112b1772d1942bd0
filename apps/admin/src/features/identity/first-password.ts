/**
 * Whether to suggest a password of one's own after signing in. The server does not say that a password is the
 * one-time one, so the page asks once per browser and takes either answer.
 */
const storageKey = 'attune.first-password';

let justSignedIn = false;

export const firstPassword = {
  signedIn() {
    justSignedIn = true;
  },
  shouldAsk(): boolean {
    try {
      return justSignedIn && localStorage.getItem(storageKey) === null;
    } catch {
      return justSignedIn;
    }
  },
  settled() {
    justSignedIn = false;
    try {
      localStorage.setItem(storageKey, 'settled');
    } catch {
      // Without storage the page asks again after the next sign-in.
    }
  },
};
