import { firstIssue } from '@attune/contracts';
import { StandardSchemaValidationPipe } from '@nestjs/common';
import { platformProblem, type ProblemError } from './problem-error.ts';

/** Checks `@Body({ schema })`, `@Query({ schema })` and `@Param({ schema })`, and passes on what the schema makes of them. */
export const validationPipe = () =>
  new StandardSchemaValidationPipe({ exceptionFactory: (issues) => invalidRequest(issues as Issues) });

type Issues = Parameters<typeof firstIssue>[0]['issues'];

/** The first fault, by its field: one thing to correct at a time. */
function invalidRequest(issues: Issues): ProblemError {
  const { field, message } = firstIssue({ issues }, '');
  return platformProblem('invalid-request', {
    detail: `${field === '' ? 'The request' : field}: ${message}.`,
    ...(field !== '' && { field, subject: field }),
  });
}
