import { existsSync } from 'node:fs';
import { join } from 'node:path';
import compress from '@fastify/compress';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

/** Built assets carry a hash of their content in their name, so they never change. */
const hashed = /-[A-Za-z0-9_-]{8}\.[a-z0-9]+$/;

/** Paths that belong to the API: an unknown one is a problem, not a page. */
const ours = /^\/(v\d+|health|docs|mcp)(\/|$)/;

/**
 * Serves a built single-page application beside the API: its files, and its index for every other page that a
 * browser asks for. A `.br` or `.gz` beside a file is preferred; the rest is compressed on the way.
 *
 * @returns false where the folder holds no build; nothing is served then
 */
export function serveAdmin(app: NestFastifyApplication, folder: string): boolean {
  if (!existsSync(join(folder, 'index.html'))) return false;
  const instance = app.getHttpAdapter().getInstance();
  void instance.register(async (pages) => {
    await pages.register(compress, { global: true, threshold: 1024, encodings: ['br', 'gzip'] });
    await pages.register(fastifyStatic, {
      root: folder,
      // One route per file: what is not a file of the build cannot be asked for.
      wildcard: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        reply.header('cache-control', hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
    pages.get('/*', (request, reply) =>
      isPage(request) ? reply.sendFile('index.html') : void reply.callNotFound(),
    );
  });
  return true;
}

function isPage(request: FastifyRequest): boolean {
  const path = request.url.split('?', 1)[0] ?? '/';
  const isFile = /\.[A-Za-z0-9]+$/.test(path);
  return !ours.test(path) && !isFile && (request.headers.accept ?? '').includes('text/html');
}
