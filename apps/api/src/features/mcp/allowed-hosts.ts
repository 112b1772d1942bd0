import {
  localhostAllowedHostnames,
  validateHostHeader,
  validateOriginHeader,
} from '@modelcontextprotocol/server';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Config } from '../../platform/config/config.ts';
import { mcpProblem } from './problems.ts';

/** Names under which Attune is reached. A page that rebinds its own name to our address comes under another. */
@Injectable()
export class AllowedHosts {
  readonly #names: string[];

  constructor({ host, publicUrl }: Config) {
    const own = publicUrl === undefined ? [] : [new URL(publicUrl).hostname];
    this.#names = [...localhostAllowedHostnames(), host.includes(':') ? `[${host}]` : host, ...own];
  }

  /** Throws `host-not-served`, `origin-not-served`. */
  check({ headers: { host, origin } }: Pick<FastifyRequest, 'headers'>): void {
    if (!validateHostHeader(host, this.#names).ok) throw mcpProblem('host-not-served');
    if (!validateOriginHeader(origin, this.#names).ok) throw mcpProblem('origin-not-served');
  }
}
