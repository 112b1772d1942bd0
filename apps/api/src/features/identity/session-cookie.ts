import '@fastify/cookie';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../../platform/config/config.ts';

const name = 'attune_session';

/** The session's token in the browser: out of reach of scripts, and not sent along by other sites' forms. */
@Injectable()
export class SessionCookie {
  readonly #options: { path: '/'; httpOnly: true; sameSite: 'lax'; secure: boolean };

  constructor(config: Config) {
    const secure = config.publicUrl?.startsWith('https:') ?? false;
    this.#options = { path: '/', httpOnly: true, sameSite: 'lax', secure };
  }

  read(request: FastifyRequest): string | undefined {
    return request.cookies[name] || undefined;
  }

  write(reply: FastifyReply, { token, expiresAt }: { token: string; expiresAt: Date }): void {
    reply.setCookie(name, token, { ...this.#options, expires: expiresAt });
  }

  clear(reply: FastifyReply): void {
    reply.clearCookie(name, this.#options);
  }
}
