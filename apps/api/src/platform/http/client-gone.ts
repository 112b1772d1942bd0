import type { FastifyReply } from 'fastify';
import { platformProblem } from './problem-error.ts';

/** Aborted when whoever asked has gone away before the answer, with a problem that nobody is left to be told. */
export function clientGone({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) controller.abort(platformProblem('client-error'));
  });
  return controller.signal;
}
