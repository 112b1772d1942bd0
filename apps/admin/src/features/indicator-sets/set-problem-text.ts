import { RequestFailed } from '../../client/request-failed.ts';
import type { Say } from '../../language/say.ts';
import { problemText } from '../indicator-definitions/problem-text.ts';

/** Every problem the API has with sets beside those it has with versions and targets of any kind. */
const knownSetProblems = [
  'set-unknown',
  'set-exists',
  'set-empty',
  'set-group-twice',
  'set-indicator-unknown',
  'set-indicator-twice',
  'set-variant-missing',
  'set-variant-needless',
  'set-variant-differs',
  'set-variant-unknown',
  'set-weight-invalid',
  'set-weights-zero',
  'set-score-invalid',
  'set-score-neutral',
  'set-score-without-target',
  'set-index-without-score',
  'set-coverage-invalid',
  'set-department-unknown',
  'set-department-forbidden',
  'set-adopted',
  'set-not-adopted',
  'set-not-published',
  'set-item-unknown',
  'set-item-locked',
  'set-item-in-core',
] as const;

/** What a refusal means and what to do next, in the language in use. */
export function setProblemText(error: unknown, say: Say): string {
  const known =
    error instanceof RequestFailed ? knownSetProblems.find((one) => one === error.code) : undefined;
  return known ? say(`fault.${known}`) : problemText(error, say);
}
