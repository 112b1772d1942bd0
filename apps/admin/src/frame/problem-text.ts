import { RequestFailed } from '../client/request-failed.ts';
import { isTextKey } from '../language/is-text-key.ts';
import type { Say } from '../language/say.ts';

/**
 * What a refusal means and what to do next, in the language in use, and behind it what it is about; its code where there
 * is no text for it. The detail of the API is English, and stays out.
 */
export function problemText(error: unknown, say: Say): string {
  if (!(error instanceof RequestFailed)) return say('fault.other', { code: 'page-failed' });
  const { code, subject } = error;
  const key = `fault.${code}`;
  if (!isTextKey(key)) return say('fault.other', { code });
  return subject ? say('fault.with-subject', { text: say(key), subject }) : say(key);
}

/** The same, where it is this field of the request that was refused; null where it is another, or nothing was. */
export const problemAt = (field: string, error: unknown, say: Say): string | null =>
  error instanceof RequestFailed && error.field === field ? problemText(error, say) : null;
