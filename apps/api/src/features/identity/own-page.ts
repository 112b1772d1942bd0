import type { FastifyRequest } from 'fastify';
import { platformProblem } from '../../platform/http/problem-error.ts';

/**
 * Whether the request comes from our own page, as far as the browser tells. `Sec-Fetch-Site` cannot be set by
 * a page, and survives proxies that change the host; older browsers send `Origin` alone; other clients neither.
 *
 * @throws csrf
 */
export function refuseForeignPage(request: FastifyRequest, publicUrl: string | undefined): void {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) {
    if (site !== 'same-origin' && site !== 'none') throw platformProblem('csrf');
    return;
  }
  const { origin } = request.headers;
  if (origin === undefined || origin === publicUrl) return;
  if (!URL.canParse(origin) || new URL(origin).host !== request.headers.host) throw platformProblem('csrf');
}
