import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentPrincipal } from '../../platform/http/access/current-principal.ts';
import { Principal } from '../../platform/http/access/principal.ts';
import { RequireKey } from '../../platform/http/access/require.ts';
import { AllowedHosts } from './allowed-hosts.ts';
import { CallLimit } from './call-limit.ts';
import { McpEndpoint } from './mcp-endpoint.ts';

/** A question is a few hundred bytes. */
const bodyLimit = 64 * 1024;

/** Not in OpenAPI: what is asked here is described by the protocol itself. */
@ApiExcludeController()
@Controller('mcp')
export class McpController {
  constructor(
    private readonly hosts: AllowedHosts,
    private readonly limit: CallLimit,
    private readonly endpoint: McpEndpoint,
  ) {}

  @Post()
  @RequireKey('values:read')
  @RouteConfig({ bodyLimit })
  async answer(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.hosts.check(request);
    this.limit.count(principal.id);
    const answer = await this.endpoint.answer(principal, asWebRequest(request), body);
    void reply
      .code(answer.status)
      .headers(Object.fromEntries(answer.headers))
      .header('cache-control', 'no-store')
      .send(answer.body === null ? null : Readable.fromWeb(answer.body as ReadableStream<Uint8Array>));
  }
}

/** Its headers, less those that say who asks; the body is parsed already. */
function asWebRequest({ headers, url }: FastifyRequest): Request {
  const { authorization: _, cookie: __, ...rest } = headers;
  const told = Object.entries(rest).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as [string, string]] : [],
  );
  return new Request(new URL(url, 'http://attune'), { method: 'POST', headers: told });
}
