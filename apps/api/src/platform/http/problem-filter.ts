import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { asProblem } from './as-problem.ts';
import { platformProblem, type ProblemError } from './problem-error.ts';
import { readOut } from './read-out.ts';
import type { Routes } from './routes.ts';
import { sendProblem } from './send-problem.ts';

/** Answers every error of every route as `application/problem+json`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #log = new Logger('http');

  constructor(private readonly routes: Routes) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = this.#withMethods(asProblem(error), request);
    if (problem.status >= 500) this.#record(error, problem, request);
    if (reply.sent || reply.raw.headersSent) {
      // Half an answer is out: cutting it off is the only way left to say that it failed.
      reply.raw.destroy();
      return;
    }
    const send = () => sendProblem(reply, problem, request.id);
    if (problem.code === 'body-too-large') readOut(request.raw, send);
    else send();
  }

  #withMethods(problem: ProblemError, request: FastifyRequest): ProblemError {
    if (problem.code !== 'not-found' || !request.is404) return problem;
    const methods = this.routes.methodsOf(request.url);
    if (methods.length === 0 || methods.includes(request.method)) return problem;
    return platformProblem('method-not-allowed', { headers: { allow: methods.join(', ') } });
  }

  #record(error: unknown, problem: ProblemError, request: FastifyRequest): void {
    // The route's pattern, not its address: an address may carry what somebody typed.
    const where = `${request.method} ${request.routeOptions?.url ?? '(no route)'}, request ${request.id}`;
    if (problem.code === 'internal') {
      this.#log.error(`${where} failed`, error instanceof Error ? error.stack : String(error));
    } else {
      this.#log.warn(`${where}: ${problem.code}${error instanceof Error ? ` (${error.message})` : ''}`);
    }
  }
}
