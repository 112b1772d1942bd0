import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/http/access/require.ts';
import { platformProblem } from '../../platform/http/problem-error.ts';
import { Assets } from './assets.ts';

@ApiExcludeController()
@Public()
@Controller('s/assets')
export class SurveyAssetsController {
  constructor(private readonly assets: Assets) {}

  @Get(':name')
  async send(@Param('name') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const asset = await this.assets.find(name);
    if (asset === undefined) throw platformProblem('not-found');
    const takesGzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    const zipped = takesGzip ? asset.gzip : undefined;
    await reply
      .type(asset.type)
      .headers({
        'cache-control': 'public, max-age=31536000, immutable',
        vary: 'accept-encoding',
        ...(zipped && { 'content-encoding': 'gzip' }),
      })
      .send(zipped ?? asset.body);
  }
}
