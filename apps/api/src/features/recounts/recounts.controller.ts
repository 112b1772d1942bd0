import { jobSummary, recount } from '@attune/contracts';
import { Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal } from '../../platform/http/access/current-principal.ts';
import { Principal } from '../../platform/http/access/principal.ts';
import { RequireScope } from '../../platform/http/access/require.ts';
import { Answers, Refuses } from '../../platform/http/answers.ts';
import { Departments } from '../departments/departments.ts';
import { describeJob } from '../jobs/describe-job.ts';
import { Jobs } from '../jobs/jobs.ts';
import { knownId } from '../jobs/known-id.ts';
import { AskForRecount } from './ask-for-recount.ts';
import { recountKind } from './recount-kind.ts';

@ApiTags('indicators')
@RequireScope('values:read')
@Controller('v1')
export class RecountsController {
  constructor(
    private readonly askForRecount: AskForRecount,
    private readonly jobs: Jobs,
    private readonly departments: Departments,
  ) {}

  @Post('receipts/:token/recount')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Recount a receipt in the background, however much of the log that reads',
    description:
      'For a receipt whose `recount` is `large`. Asked again while it waits or runs it is the same job; afterwards it is recounted anew.',
  })
  @Answers(jobSummary, 'The job: GET /v1/recounts/{id} tells how far it is', 202)
  @Refuses({
    403: 'forbidden, csrf, department-forbidden',
    404: 'receipt-invalid',
    429: 'jobs-too-many',
  })
  askRecount(@CurrentPrincipal() principal: Principal, @Param('token') token: string) {
    return this.askForRecount.run(principal, token);
  }

  @Get('recounts/:id')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'A recount in the background, with the receipt once it is done' })
  @Answers(recount, 'How far it is, and the receipt with what recounting it came to')
  @Refuses({ 404: 'job-not-found' })
  async getRecount(@CurrentPrincipal() principal: Principal, @Param('id') id: string) {
    const { job, result } = await this.jobs.find(principal.scope, knownId(id), [recountKind]);
    return { ...describeJob(job, this.departments.tree()), result };
  }

  @Post('recounts/:id/cancel')
  @HttpCode(202)
  @ApiOperation({ summary: 'Ask for an end of a recount' })
  @Answers(jobSummary, 'It ends within a few seconds', 202)
  @Refuses({ 403: 'forbidden, csrf, job-not-yours', 404: 'job-not-found', 409: 'job-finished' })
  async cancelRecount(@CurrentPrincipal() principal: Principal, @Param('id') id: string) {
    const askedBy = `${principal.kind}:${principal.id}`;
    const job = await this.jobs.cancel(principal.scope, askedBy, knownId(id));
    return describeJob(job, this.departments.tree());
  }
}
