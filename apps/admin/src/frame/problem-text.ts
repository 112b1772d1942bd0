import { RequestFailed } from '../client/request-failed.ts';
import type { Say } from '../language/say.ts';
import { setProblems } from '../features/indicator-sets/set-problems.ts';

/** Every problem the API has with definitions and with sets of them, as it lists them. */
const knownProblems = [
  ...setProblems,
  'indicator-unknown',
  'version-unknown',
  'where-invalid',
  'filter-not-kept',
  'definition-forbidden',
  'definition-exists',
  'definition-open',
  'definition-changed',
  'definition-not-draft',
  'definition-not-in-review',
  'definition-own-review',
  'definition-in-use',
  'definition-read-by-others',
  'effective-dates-overlap',
  'effective-date-missing',
  'effective-date-not-month',
  'formula-takes-no-exclusion',
  'retirement-too-early',
  'reading-unknown',
  'reading-differs',
  'input-unknown',
  'input-not-bindable',
  'input-unbound',
  'measure-unknown',
  'measure-kind-differs',
  'scale-differs',
  'conversion-invalid',
  'conversion-needless',
  'binding-twice',
  'department-unknown',
  'department-forbidden',
  'formula-invalid',
  'formula-circular',
  'formula-reference-unknown',
  'formula-part-not-single',
  'formula-part-crossed',
  'formula-too-deep',
  'range-reversed',
  'thresholds-reversed',
  'target-out-of-range',
  'unit-needs-money',
  'range-invalid',
  'range-too-long',
  'cut-not-kept',
  'period-not-whole-months',
  'invalid-request',
  'unreachable',
] as const;

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

/** What a refusal means and what to do next, in the language in use; its code where it is one we do not know. */
export function problemText(error: unknown, say: Say): string {
  if (!(error instanceof RequestFailed)) return say('fault.other', { code: 'page-failed' });
  const known = knownProblems.find((one) => one === error.code);
  if (!known) return say('fault.other', { code: error.code });
  const detail = detailed.includes(known) ? error.detail : undefined;
  return detail ? say('fault.with-detail', { text: say(`fault.${known}`), detail }) : say(`fault.${known}`);
}
