import { isUtf8 } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { asProblem } from './as-problem.ts';
import { parseJsonBody } from './json-body.ts';
import { KnownParameters } from './known-parameters.ts';
import { platformProblem } from './problem-error.ts';
import { ProblemFilter } from './problem-filter.ts';
import { Routes } from './routes.ts';
import { sendProblem } from './send-problem.ts';
import { securityHeaders, sendSecurityHeaders } from './security-headers.ts';
import { validationPipe } from './validation.ts';

export interface HttpOptions {
  /** Largest body in bytes. */
  bodyLimit: number;
  /** Whether people come by https. */
  https: boolean;
}

const jsonTypes = ['application/json', 'application/cloudevents+json', 'application/cloudevents-batch+json'];

export class HttpAdapter extends FastifyAdapter {
  readonly routes = new Routes();

  constructor({ bodyLimit, https }: HttpOptions) {
    super({
      bodyLimit,
      // Whoever is in front must not be able to claim another address.
      trustProxy: false,
      // A receipt is a long parameter.
      routerOptions: { maxParamLength: 2000 },
      requestTimeout: 60_000,
      // Not taken from the sender: it names the request in our log.
      requestIdHeader: false,
      genReqId: requestIds(),
      forceCloseConnections: 'idle',
      // The router refuses an unreadable address before any hook or filter runs.
      frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
        sendProblem(reply.headers(securityHeaders(https)), asProblem(error), request.id);
      },
    });
    const instance = this.getInstance();
    sendSecurityHeaders(instance, securityHeaders(https));
    this.routes.watch(instance);
    // Before any route is there: `@RouteConfig({ bodyLimit })` holds a route to less than the others.
    instance.addHook('onRoute', (route) => {
      const { bodyLimit: own } = (route.config ?? {}) as { bodyLimit?: number };
      if (own !== undefined) route.bodyLimit = own;
    });
    // Otherwise a JSON route would get text/plain as a string.
    instance.removeContentTypeParser('text/plain');
    for (const type of jsonTypes) this.useBodyParser(type, false, { bodyLimit }, readJson);
  }
}

/** For `NestFactory.create(AppModule, createHttpAdapter(…))`; then `configureHttp(app)`. */
export const createHttpAdapter = (options: Partial<HttpOptions> = {}): HttpAdapter =>
  new HttpAdapter({ bodyLimit: 5 * 1024 * 1024, https: false, ...options });

/** Problems for errors, schemas for input. Call it before the application listens or is initialised. */
export function configureHttp(app: NestFastifyApplication): void {
  const adapter = app.getHttpAdapter();
  if (!(adapter instanceof HttpAdapter)) throw new Error('Create the application with createHttpAdapter().');
  app.useGlobalFilters(new ProblemFilter(adapter.routes));
  app.useGlobalGuards(new KnownParameters());
  app.useGlobalPipes(validationPipe());
}

/** Unique per process and start, short, and free of charge. */
function requestIds(): () => string {
  const start = randomBytes(4).toString('hex');
  let count = 0;
  return () => `${start}-${(++count).toString(36)}`;
}

function readJson(
  request: FastifyRequest,
  body: Buffer,
  done: (error: Error | null, value?: unknown) => void,
): void {
  // Some clients announce JSON on every request, also where there is nothing to send.
  if (body.length === 0 && request.method === 'DELETE') return done(null, undefined);
  if (!isUtf8(body))
    return done(platformProblem('malformed-json', { detail: 'The body is not encoded in UTF-8.' }));
  try {
    done(null, parseJsonBody(body.toString('utf8')));
  } catch (error) {
    done(error as Error);
  }
}
