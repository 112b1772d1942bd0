import { StandardSchemaValidationPipe } from '@nestjs/common';
import { platformProblem, type ProblemError } from './problem-error.ts';

/** The part of a Standard Schema issue that zod fills. */
interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  readonly code?: unknown;
  readonly keys?: unknown;
}

/** Checks `@Body({ schema })`, `@Query({ schema })` and `@Param({ schema })`, and passes on what the schema makes of them. */
export const validationPipe = () =>
  new StandardSchemaValidationPipe({ exceptionFactory: (issues) => invalidRequest(issues) });

/** The first fault, by its field: one thing to correct at a time. */
function invalidRequest(issues: readonly Issue[]): ProblemError {
  const issue = issues[0];
  if (issue === undefined) return platformProblem('invalid-request');
  const path = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part));
  const unknownKey =
    issue.code === 'unrecognized_keys' && Array.isArray(issue.keys) ? issue.keys[0] : undefined;
  if (unknownKey !== undefined) path.push(String(unknownKey));
  // Names of fields are the sender's, so they are cut to a length that can be shown.
  const field = path.join('.').slice(0, 200).toWellFormed();
  return platformProblem('invalid-request', {
    detail: `${field === '' ? 'The request' : field}: ${sentenceOf(issue, unknownKey !== undefined)}`,
    ...(field !== '' && { field, subject: field }),
  });
}

function sentenceOf(issue: Issue, unknown: boolean): string {
  if (unknown) return 'unknown field.';
  const missing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
  return missing ? 'missing.' : `${issue.message}.`;
}
