import { overview as overviewAnswer } from '@attune/contracts';
import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal } from '../../platform/http/access/current-principal.ts';
import { Principal } from '../../platform/http/access/principal.ts';
import { RequireScope } from '../../platform/http/access/require.ts';
import { Answers } from '../../platform/http/answers.ts';
import { ReadOverview } from './read-overview.ts';

@ApiTags('overview')
@Controller('v1/overview')
export class OverviewController {
  constructor(private readonly readOverview: ReadOverview) {}

  @Get()
  @RequireScope('values:read')
  @ApiOperation({ summary: 'The enterprise, its time zone, and which days have data' })
  @Answers(overviewAnswer, 'As of now, within your departments')
  getOverview(@CurrentPrincipal() principal: Principal) {
    return this.readOverview.read(principal);
  }
}
