import { type Problem, problem } from '@attune/contracts';
import { expect } from 'vitest';
import type { Answer } from './client.ts';

/** RFC 9457: its form, its stable code, and a sentence that says what to do next. */
export function expectProblem(
  answer: Answer<unknown>,
  wanted: { status: number; code: string; field?: string },
): void {
  expect({ status: answer.status, body: answer.body }).toMatchObject({
    status: wanted.status,
    body: { ...wanted, type: `urn:attune:problem:${wanted.code}` },
  });
  const body: Problem = problem.parse(answer.body);
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(body.detail?.length).toBeGreaterThan(10);
  // What went wrong inside is for the log: no statement, no stack, no path.
  expect(JSON.stringify(body)).not.toMatch(/\bselect\b|\bat .*\.[jt]s\b|node_modules/);
}
