import type { FastifyReply } from 'fastify';
import type { ProblemError } from './problem-error.ts';

/** RFC 9457. A problem is never cached: it may be over by the next request. */
export function sendProblem(reply: FastifyReply, problem: ProblemError, requestId: string): void {
  void reply
    .code(problem.status)
    .headers({ ...problem.headers, 'x-request-id': requestId, 'cache-control': 'no-store' })
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem.body()));
}
