import { isUtf8 } from 'node:buffer';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { platformProblem } from '../../platform/http/problem-error.ts';

/** Bytes; a text answer of full length takes 18 KB when it is Chinese and encoded. */
const limit = 64 * 1024;

/** Up to here the rest is read and dropped: a browser shows no answer to a request that it could not finish. */
const bodyLimit = 16 * limit;

/** What a browser sent from a form, or that it was too much: the person then gets a page, not a problem. */
export type FormBody = URLSearchParams | 'too-large';

/** Forms are read below `/s/` and nowhere else: everything else of the product speaks JSON. */
export function readFormBodies(adapter: FastifyAdapter): void {
  adapter.useBodyParser(
    'application/x-www-form-urlencoded',
    false,
    { bodyLimit },
    async (request: FastifyRequest, body: Buffer): Promise<FormBody> => {
      if (!request.routeOptions.url?.startsWith('/s/')) throw platformProblem('unsupported-media-type');
      if (body.length > limit) return 'too-large';
      if (!isUtf8(body)) throw platformProblem('malformed-request');
      return new URLSearchParams(body.toString('utf8'));
    },
  );
}
