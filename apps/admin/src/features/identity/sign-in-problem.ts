import { RequestFailed } from '../../client/request-failed.ts';
import type { Say } from '../../language/say.ts';

/** Why signing in failed, and what to do about it. `wait` is what is left of `Retry-After`. */
export function signInProblem(error: unknown, wait: number, say: Say): string {
  if (!(error instanceof RequestFailed)) return say('sign-in.failed', { code: 'unknown' });
  if (error.status === 429)
    return wait > 0 ? say('sign-in.limited', { seconds: wait }) : say('sign-in.limited-unknown');
  if (error.code === 'unreachable') return say('sign-in.unreachable');
  // An address that is not an e-mail is refused as invalid: to the person it is the same mistake.
  if ([400, 401, 422].includes(error.status)) return say('sign-in.wrong');
  return say('sign-in.failed', { code: error.code });
}
