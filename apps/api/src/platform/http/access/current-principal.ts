import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { platformProblem } from '../problem-error.ts';
import type { Principal } from './principal.ts';

const principals = new WeakMap<FastifyRequest, Principal>();

/** For the guard that found out who asks. */
export const setPrincipal = (request: FastifyRequest, principal: Principal): void => {
  principals.set(request, principal);
};

/** For a handler that takes the bare request. */
export const principalOf = (request: FastifyRequest): Principal => {
  const principal = principals.get(request);
  if (principal === undefined) throw platformProblem('unauthenticated');
  return principal;
};

/** `list(@CurrentPrincipal() principal: Principal)` */
export const CurrentPrincipal = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  principalOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
