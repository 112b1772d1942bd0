import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { setPrincipal } from '../../platform/http/access/current-principal.ts';
import { isForKeys } from '../../platform/http/access/permissions.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import { type Requirement, requirementKey } from '../../platform/http/access/require.ts';
import { platformProblem } from '../../platform/http/problem-error.ts';
import { setSession } from './current-session.ts';
import { KeyVerifier } from './key-verifier.ts';
import { Principals } from './principals.ts';
import { identityProblem } from './problems.ts';
import { SessionDoor } from './session-door.ts';

/** A route that says nothing is not open to anybody. */
const unsaid: Requirement = { kind: 'signed-in', roles: [] };

/** Stands before every route and holds it to what it requires. A key that is known costs no promise. */
@Injectable()
export class AccessGuard implements CanActivate {
  readonly #requirements = new WeakMap<object, Requirement>();

  constructor(
    private readonly reflector: Reflector,
    private readonly keys: KeyVerifier,
    private readonly door: SessionDoor,
    private readonly principals: Principals,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const requirement = this.#requirementOf(context);
    if (requirement.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { authorization } = request.headers;
    if (authorization !== undefined) return this.#admitKey(request, authorization, requirement);
    if (requirement.kind === 'permission' && requirement.keysOnly) throw identityProblem('key-missing');
    return this.#admitPerson(request, context.switchToHttp().getResponse<FastifyReply>(), requirement);
  }

  #requirementOf(context: ExecutionContext): Requirement {
    const handler = context.getHandler();
    let requirement = this.#requirements.get(handler);
    if (requirement === undefined) {
      const places = [handler, context.getClass()];
      requirement =
        this.reflector.getAllAndOverride<Requirement | undefined>(requirementKey, places) ?? unsaid;
      this.#requirements.set(handler, requirement);
    }
    return requirement;
  }

  #admitKey(
    request: FastifyRequest,
    authorization: string,
    requirement: Requirement,
  ): boolean | Promise<boolean> {
    const secret = /^bearer +(\S+)$/i.exec(authorization)?.[1];
    if (secret === undefined) throw identityProblem('key-missing');
    const principal = this.keys.verify(secret);
    return principal instanceof Promise
      ? principal.then((found) => admitKey(request, found, requirement))
      : admitKey(request, principal, requirement);
  }

  async #admitPerson(
    request: FastifyRequest,
    reply: FastifyReply,
    requirement: Requirement,
  ): Promise<boolean> {
    const session = await this.door.enter(request, reply);
    const principal = this.principals.ofAccount(session.account, session.grants);
    if (!satisfies(principal, requirement)) throw platformProblem('forbidden');
    setPrincipal(request, principal);
    setSession(request, session);
    return true;
  }
}

function admitKey(request: FastifyRequest, principal: Principal, requirement: Requirement): true {
  if (requirement.kind !== 'permission') throw identityProblem('person-needed');
  const { permission } = requirement;
  if (!principal.has(permission)) {
    throw isForKeys(permission)
      ? identityProblem('key-scope', { detail: `Use a key with the scope ${permission}.` })
      : identityProblem('person-needed');
  }
  setPrincipal(request, principal);
  return true;
}

function satisfies(principal: Principal, requirement: Requirement): boolean {
  if (requirement.kind === 'permission') return principal.has(requirement.permission);
  if (requirement.kind === 'public' || requirement.roles.length === 0) return true;
  return principal.holdings.some(({ role }) => role !== null && requirement.roles.includes(role));
}
