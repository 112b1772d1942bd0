import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../../platform/config/config.ts';
import { platformProblem } from '../../platform/http/problem-error.ts';
import { refuseForeignPage } from './own-page.ts';
import { SessionCookie } from './session-cookie.ts';
import { type FoundSession, type OpenSession, Sessions } from './sessions.ts';
import { sameSecret } from './tokens.ts';

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Between the cookie of a browser and the session behind it. */
@Injectable()
export class SessionDoor {
  constructor(
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
    private readonly config: Config,
  ) {}

  /** @throws unauthenticated, and csrf where the request changes something and may not be the person's own */
  async enter(request: FastifyRequest, reply: FastifyReply): Promise<FoundSession> {
    const token = this.cookie.read(request);
    const session = token === undefined ? undefined : await this.sessions.find(token);
    if (session === undefined) throw platformProblem('unauthenticated');
    if (!harmless.has(request.method)) this.#refuseForged(request, session);
    if (session.extended) this.cookie.write(reply, session);
    return session;
  }

  /** Gives the session to the browser. */
  open(reply: FastifyReply, session: OpenSession): void {
    this.cookie.write(reply, session);
  }

  close(reply: FastifyReply): void {
    this.cookie.clear(reply);
  }

  /** Ends the session the request came with, if any: the browser is about to get another. */
  async leave(request: FastifyRequest): Promise<void> {
    const token = this.cookie.read(request);
    if (token !== undefined) await this.sessions.close(token);
  }

  /** For signing in, where there is no session yet: nobody is to be signed in by another's page. */
  refuseForeign(request: FastifyRequest): void {
    refuseForeignPage(request, this.config.publicUrl);
  }

  #refuseForged(request: FastifyRequest, session: FoundSession): void {
    refuseForeignPage(request, this.config.publicUrl);
    const sent = request.headers['x-attune-csrf'];
    if (typeof sent !== 'string' || !sameSecret(sent, session.csrf)) throw platformProblem('csrf');
  }
}
