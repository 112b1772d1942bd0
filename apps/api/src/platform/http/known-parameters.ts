import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA, RouteParamtypes } from '@nestjs/common/internal';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { platformProblem } from './problem-error.ts';

/**
 * Refuses parameters of the address that the schema of a route's `@Query({ schema })` does not name, and any where a
 * route has none: a misspelt condition that is passed over gives the figure of something else. Only below `/v1`: pages
 * are opened by links to which others add theirs.
 */
export class KnownParameters implements CanActivate {
  readonly #known = new WeakMap<object, readonly string[]>();

  canActivate(context: ExecutionContext): true {
    const { url, query } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!url.includes('?') || !url.startsWith('/v1/')) return true;
    const known = this.#knownTo(context);
    const unknown = Object.keys(query as object).find((name) => !known.includes(name));
    if (unknown === undefined) return true;
    const field = unknown.slice(0, 200).toWellFormed();
    throw platformProblem('invalid-request', {
      field,
      subject: field,
      detail: `${field}: Unknown parameter. ${known.length === 0 ? 'There are none here.' : `There are ${known.join(', ')}.`}`,
    });
  }

  #knownTo(context: ExecutionContext): readonly string[] {
    const handler = context.getHandler();
    let known = this.#known.get(handler);
    if (known === undefined) {
      known = parametersOf(context.getClass(), handler.name);
      this.#known.set(handler, known);
    }
    return known;
  }
}

/** By what Nest notes of a handler's arguments: `<kind>:<place>` → the schema. */
function parametersOf(controller: object, method: string): readonly string[] {
  const noted: Record<string, { schema?: unknown }> =
    Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {};
  return Object.entries(noted).flatMap(([place, { schema }]) => {
    if (!place.startsWith(`${RouteParamtypes.QUERY}:`)) return [];
    if (!(schema instanceof z.ZodObject))
      throw new Error(`${method} takes a query without a schema of its names.`);
    return Object.keys(schema.shape);
  });
}
