import { isUtf8 } from 'node:buffer';
import { largestBundle } from '@attune/contracts';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { platformProblem } from '../../platform/http/problem-error.ts';
import { pluginProblem } from './problems.ts';

export const bundleType = 'text/javascript';

/** A bundle sent as it is means the same as one in JSON, without options. Read by the route of plugins and nowhere else. */
export function readBundleBodies(adapter: FastifyAdapter): void {
  adapter.useBodyParser(
    bundleType,
    false,
    { bodyLimit: 2 * largestBundle },
    async (request: FastifyRequest, body: Buffer): Promise<{ bundle: string }> => {
      if (request.routeOptions.url !== '/v1/plugins') throw platformProblem('unsupported-media-type');
      if (body.length > largestBundle) throw pluginProblem('plugin-too-large', { field: 'bundle' });
      if (!isUtf8(body)) throw platformProblem('malformed-request');
      return { bundle: body.toString('utf8') };
    },
  );
}
