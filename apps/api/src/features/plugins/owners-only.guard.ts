import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { principalOf } from '../../platform/http/access/current-principal.ts';
import { Departments } from '../departments/departments.ts';
import { pluginProblem } from './problems.ts';

/** A plugin is there for everybody, so it is for whoever may do so in the root department. Throws `plugin-forbidden`. */
@Injectable()
export class OwnersOnly implements CanActivate {
  constructor(private readonly departments: Departments) {}

  canActivate(context: ExecutionContext): boolean {
    const principal = principalOf(context.switchToHttp().getRequest<FastifyRequest>());
    if (!principal.may('plugins:manage', this.departments.tree().rootId))
      throw pluginProblem('plugin-forbidden');
    return true;
  }
}
