import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { platformProblem } from '../problem-error.ts';
import type { Principal } from './principal.ts';

/** On the request itself: a weak map of thousands of short-lived requests costs the garbage collector more than they do. */
const principal = Symbol('principal');
type Admitted = FastifyRequest & { [principal]?: Principal };

/** For the guard that found out who asks. */
export const setPrincipal = (request: FastifyRequest, found: Principal): void => {
  (request as Admitted)[principal] = found;
};

/** For a handler that takes the bare request. */
export const principalOf = (request: FastifyRequest): Principal => {
  const found = (request as Admitted)[principal];
  if (found === undefined) throw platformProblem('unauthenticated');
  return found;
};

/** `list(@CurrentPrincipal() principal: Principal)` */
export const CurrentPrincipal = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  principalOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
