import { type NewPin, newPin, pinnedReceipt, pinnedReceipts, recountedPin } from '@attune/contracts';
import { Body, Controller, Delete, Get, Header, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal } from '../../platform/http/access/current-principal.ts';
import { Principal } from '../../platform/http/access/principal.ts';
import { RequireScope } from '../../platform/http/access/require.ts';
import { Answers, AnswersNothing, Refuses } from '../../platform/http/answers.ts';
import { KeepReceipts } from './keep-receipts.ts';
import { pinProblem } from './problems.ts';
import { RecountPin } from './recount-pin.ts';

/** Throws `pin-not-found` for what is no id. */
const pinId = new ParseUUIDPipe({ exceptionFactory: () => pinProblem('pin-not-found') });

@ApiTags('indicators')
@Controller('v1/pinned-receipts')
export class PinnedReceiptsController {
  constructor(
    private readonly receipts: KeepReceipts,
    private readonly recountPin: RecountPin,
  ) {}

  @Get()
  @RequireScope('values:read')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Receipts that are kept, with what recounting them said last' })
  @Answers(pinnedReceipts, 'The newest first')
  async listPinnedReceipts(@CurrentPrincipal() principal: Principal) {
    return { receipts: await this.receipts.list(principal) };
  }

  @Post()
  @RequireScope('values:read')
  @ApiOperation({
    summary: 'Keep a receipt',
    description:
      'A receipt explains itself as long as it is; kept, it can be found again and recounted. At most 1,000 for one person.',
  })
  @Answers(pinnedReceipt, 'Kept', 201)
  @Refuses({ 403: 'department-forbidden', 404: 'receipt-invalid', 409: 'pin-exists, pins-too-many' })
  pinReceipt(@CurrentPrincipal() principal: Principal, @Body({ schema: newPin }) pin: NewPin) {
    return this.receipts.keep(principal, pin);
  }

  @Post(':id/recount')
  @HttpCode(200)
  @RequireScope('values:read')
  @ApiOperation({ summary: 'Recount a kept receipt from the events: the same, or why not' })
  @Answers(recountedPin, 'With the recount, or with the job that does it where it reads much of the log')
  @Refuses({
    403: 'department-forbidden',
    404: 'pin-not-found',
    429: 'recounts-waiting, jobs-too-many',
    503: 'recounts-full',
  })
  recountPinnedReceipt(@CurrentPrincipal() principal: Principal, @Param('id', pinId) id: string) {
    return this.recountPin.run(principal, id);
  }

  @Delete(':id')
  @HttpCode(204)
  @RequireScope('values:read')
  @ApiOperation({ summary: 'Keep a receipt no longer' })
  @AnswersNothing('Removed')
  @Refuses({ 404: 'pin-not-found' })
  async unpinReceipt(
    @CurrentPrincipal() principal: Principal,
    @Param('id', pinId) id: string,
  ): Promise<void> {
    await this.receipts.remove(principal, id);
  }
}
