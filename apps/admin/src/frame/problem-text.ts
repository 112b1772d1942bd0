import { RequestFailed } from '../client/request-failed.ts';
import { isTextKey } from '../language/is-text-key.ts';
import type { Say } from '../language/say.ts';

/** Those whose detail names what is at fault, in whatever language: it stands behind the sentence. */
const detailed: readonly string[] = [
  'where-invalid',
  'definition-read-by-others',
  'effective-dates-overlap',
  'conversion-invalid',
  'binding-twice',
  'formula-circular',
  'formula-reference-unknown',
  'formula-part-not-single',
  'input-unbound',
  'cut-not-kept',
  'invalid-request',
];

/** What a refusal means and what to do next, in the language in use; its code where there is no text for it. */
export function problemText(error: unknown, say: Say): string {
  if (!(error instanceof RequestFailed)) return say('fault.other', { code: 'page-failed' });
  const { code, detail } = error;
  const key = `fault.${code}`;
  if (!isTextKey(key)) return say('fault.other', { code });
  return detail && detailed.includes(code) ? say('fault.with-detail', { text: say(key), detail }) : say(key);
}

/** The same, where it is this field of the request that was refused; null where it is another, or nothing was. */
export const problemAt = (field: string, error: unknown, say: Say): string | null =>
  error instanceof RequestFailed && error.field === field ? problemText(error, say) : null;
