import {
  indicators as indicatorsAnswer,
  receipt as receiptAnswer,
  values as valuesAnswer,
  type ValuesQuery,
  valuesQuery,
} from '@attune/contracts';
import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentPrincipal } from '../../platform/http/access/current-principal.ts';
import { Principal } from '../../platform/http/access/principal.ts';
import { RequireScope } from '../../platform/http/access/require.ts';
import { Answers, Refuses } from '../../platform/http/answers.ts';
import { clientGone } from '../../platform/http/client-gone.ts';
import { ListIndicators } from './list-indicators.ts';
import { ReadReceipt } from './read-receipt.ts';
import { ReadValues } from './read-values.ts';

@ApiTags('indicators')
@Controller('v1')
export class IndicatorsController {
  constructor(
    private readonly list: ListIndicators,
    private readonly readValues: ReadValues,
    private readonly readReceipt: ReadReceipt,
  ) {}

  @Get('indicators')
  @RequireScope('values:read')
  @ApiOperation({
    summary: 'All indicators, with what they mean',
    description:
      'Those that a figure can be asked of, with unit and polarity. Start here for the keys that the other operations take.',
  })
  @Answers(indicatorsAnswer, 'Every published indicator')
  async listIndicators() {
    return { indicators: await this.list.run() };
  }

  @Get('indicators/:key/values')
  @RequireScope('values:read')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Figures of one indicator, by period, department and dimensions',
    description:
      'A `value` of null is not computable, and `reason` says why: it is never 0 for want of answers. What is asked for decides the rows; each can be explained by its `receipt`.',
  })
  @Answers(valuesAnswer, 'One row per period and breakdown, each with its interval and receipt')
  @Refuses({
    403: 'department-forbidden',
    404: 'indicator-unknown, version-unknown',
    422: 'as-of-invalid, as-of-not-read, range-invalid, range-too-long, by-invalid, where-invalid, cut-not-kept, department-unknown, currency-not-read, measure-not-read, measure-unknown, item-group-not-read, weighting-not-read, weighting-unknown, weighting-cut-not-kept',
  })
  listValues(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Query({ schema: valuesQuery }) query: ValuesQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.readValues.read(principal, key, query, clientGone(reply));
  }

  @Get('receipts/:token')
  @RequireScope('values:read')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'How one figure came about, recounted from the events',
    description:
      'The token is the `receipt` of a figure. `feeds` tells which question of which departments it is made of and how scales were converted, `positions` how far the log had come, which `asOf` of the figures takes. Where counting again would read much of the log (ATTUNE_RECOUNT_AT_ONCE), `recount` says `large` and what only counting can tell is null: POST /v1/receipts/{token}/recount counts in the background.',
  })
  @Answers(receiptAnswer, 'The figure, its parts, and whether the recount gives it again')
  @Refuses({
    403: 'department-forbidden',
    404: 'receipt-invalid',
    429: 'recounts-waiting',
    503: 'recounts-full',
  })
  getReceipt(
    @CurrentPrincipal() principal: Principal,
    @Param('token') token: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.readReceipt.read(principal, token, clientGone(reply));
  }
}
