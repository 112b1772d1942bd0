import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { platformProblem } from '../../platform/http/problem-error.ts';
import type { FoundSession } from './sessions.ts';

const sessions = new WeakMap<FastifyRequest, FoundSession>();

export const setSession = (request: FastifyRequest, session: FoundSession): void => {
  sessions.set(request, session);
};

/** Of a route that asks for a signed-in person. */
export const CurrentSession = createParamDecorator((_data: unknown, context: ExecutionContext) => {
  const session = sessions.get(context.switchToHttp().getRequest<FastifyRequest>());
  if (session === undefined) throw platformProblem('unauthenticated');
  return session;
});
