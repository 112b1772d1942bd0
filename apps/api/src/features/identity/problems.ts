import type { ProblemList } from '../../platform/http/problem-codes.ts';
import { problemsOf } from '../../platform/http/problem-error.ts';

const identityProblems = {
  'sign-in-failed': [401, 'Sign-in failed', 'Check the e-mail address and the password.'],
  'password-wrong': [422, 'The current password is wrong', 'Enter the password you signed in with.'],
  'key-missing': [401, 'An API key is needed', 'Send one as Authorization: Bearer <key>.'],
  'key-unknown': [
    401,
    'This API key is not known',
    'Check that the whole key was copied; an owner or admin can make a new one.',
  ],
  'key-expired': [401, 'This API key has expired', 'Ask an owner or admin for a new one.'],
  'key-revoked': [401, 'This API key has been revoked', 'Ask an owner or admin for a new one.'],
  'key-scope': [403, 'This API key may not do that', 'Use a key with the scope that this route asks for.'],
  'key-scope-beyond-yours': [
    403,
    'A key may do no more than who makes it',
    'Leave the scope out, or ask somebody who may do that in this department.',
  ],
  'person-needed': [403, 'This takes a signed-in person', 'Sign in; an API key will not do here.'],
  'api-key-not-found': [404, 'No such API key', 'GET /v1/api-keys lists the keys you manage.'],
  'key-department': [422, 'No such department', 'GET /v1/departments lists the departments and their keys.'],
} as const satisfies ProblemList;

const problem = problemsOf(identityProblems);

/** A 401 names the way to sign in (RFC 9110). */
export const identityProblem: typeof problem = (code, options) =>
  identityProblems[code][0] === 401 && code !== 'sign-in-failed'
    ? problem(code, { ...options, headers: { 'www-authenticate': 'Bearer', ...options?.headers } })
    : problem(code, options);
