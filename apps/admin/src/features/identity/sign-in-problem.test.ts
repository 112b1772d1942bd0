import { expect, it } from 'vitest';
import { RequestFailed } from '../../client/request-failed.ts';
import { sayIn } from '../../language/say-in.ts';
import { signInProblem } from './sign-in-problem.ts';

const say = sayIn('en');
const of = (error: unknown, wait = 0) => signInProblem(error, wait, say);

it('tells wrong credentials, a limit with its wait, and a silent server apart', () => {
  expect(of(new RequestFailed({ code: 'sign-in-failed' }, 401))).toBe('E-mail or password is wrong.');
  expect(of(new RequestFailed({}, 429), 42)).toBe('Too many attempts. Try again in 42 s.');
  expect(of(new RequestFailed({}, 429))).toBe('Too many attempts. Try again in a few minutes.');
  expect(of(new RequestFailed({}, 0))).toContain('does not answer');
  expect(of(new RequestFailed({ code: 'database-unavailable' }, 503))).toContain('database-unavailable');
});
