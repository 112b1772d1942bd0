import { Injectable } from '@nestjs/common';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../../platform/config/config.ts';

const name = 'attune_session';

/**
 * The session's token in the browser: out of reach of scripts, and not sent along by other sites' forms. Read where
 * it is asked for: a plugin would look for cookies in every request, and ingest has none.
 */
@Injectable()
export class SessionCookie {
  readonly #options: { path: '/'; httpOnly: true; sameSite: 'lax'; secure: boolean };

  constructor(config: Config) {
    const secure = config.publicUrl?.startsWith('https:') ?? false;
    this.#options = { path: '/', httpOnly: true, sameSite: 'lax', secure };
  }

  read(request: FastifyRequest): string | undefined {
    const { cookie } = request.headers;
    return (cookie && parseCookie(cookie)[name]) || undefined;
  }

  write(reply: FastifyReply, { token, expiresAt }: { token: string; expiresAt: Date }): void {
    this.#set(reply, { value: token, expires: expiresAt });
  }

  clear(reply: FastifyReply): void {
    this.#set(reply, { value: '', expires: new Date(0) });
  }

  #set(reply: FastifyReply, cookie: { value: string; expires: Date }): void {
    reply.header('set-cookie', stringifySetCookie({ name, ...this.#options, ...cookie }));
  }
}
