import type { OutgoingHttpHeaders } from 'node:http';
import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentPrincipal } from '../../platform/http/access/current-principal.ts';
import { Principal } from '../../platform/http/access/principal.ts';
import { RequireScope } from '../../platform/http/access/require.ts';
import { LiveReaders } from './live-readers.ts';

@ApiTags('live')
@Controller('v1/live')
export class LiveController {
  constructor(private readonly readers: LiveReaders) {}

  @Get()
  @RequireScope('values:read')
  @ApiOperation({ summary: 'Server-sent events: `tally.changed` says which figures may have moved' })
  follow(
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    reply.hijack();
    this.readers.add(principal, {
      request: request.raw,
      response: reply.raw,
      headers: reply.getHeaders() as OutgoingHttpHeaders,
    });
  }
}
