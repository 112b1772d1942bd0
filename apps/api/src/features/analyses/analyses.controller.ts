import {
  analyses,
  analysesQuery,
  type AnalysesQuery,
  analysis,
  jobSummary,
  type NewAnalysis,
  newAnalysis,
} from '@attune/contracts';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal } from '../../platform/http/access/current-principal.ts';
import { Principal } from '../../platform/http/access/principal.ts';
import { RequireScope } from '../../platform/http/access/require.ts';
import { Answers, Refuses } from '../../platform/http/answers.ts';
import { Departments } from '../departments/departments.ts';
import { describeJob } from '../jobs/describe-job.ts';
import { knownId } from '../jobs/known-id.ts';
import { Jobs } from '../jobs/jobs.ts';
import { AskForAnalysis } from './ask-for-analysis.ts';
import { analysisKinds } from './kinds/kinds.ts';

@ApiTags('analyses')
@RequireScope('values:read')
@Controller('v1/analyses')
export class AnalysesController {
  constructor(
    private readonly jobs: Jobs,
    private readonly departments: Departments,
    private readonly askForAnalysis: AskForAnalysis,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({ summary: 'Ask for an analysis, computed in the background' })
  @Answers(jobSummary, 'The analysis; the one there is, where its inputs are the same', 202)
  @Refuses({
    403: 'forbidden, csrf, department-forbidden, no-departments',
    422: 'range-invalid, survey-unknown, question-unknown, question-open, question-repeated, event-unknown, event-repeated, horizon-not-over, parts-invalid, department-unknown',
    429: 'jobs-too-many',
  })
  askFor(@CurrentPrincipal() principal: Principal, @Body({ schema: newAnalysis }) body: NewAnalysis) {
    return this.askForAnalysis.run(principal, body);
  }

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'The analyses of your departments' })
  @Answers(analyses, 'Newest first, without their results')
  async list(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: analysesQuery }) query: AnalysesQuery,
  ) {
    const { kind, status, limit, before } = query;
    const kinds = analysisKinds.filter((each) => kind === undefined || each === kind);
    const jobs = await this.jobs.list(principal.scope, { kinds, status, limit, before });
    const tree = this.departments.tree();
    return { analyses: jobs.map((job) => describeJob(job, tree)) };
  }

  @Get(':id')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'An analysis with its result' })
  @Answers(analysis, 'How far it is, and its result once it is done')
  @Refuses({ 404: 'job-not-found' })
  async read(@CurrentPrincipal() principal: Principal, @Param('id') jobId: string) {
    const { job, result } = await this.jobs.find(principal.scope, knownId(jobId), analysisKinds);
    return { ...describeJob(job, this.departments.tree()), result };
  }

  @Post(':id/cancel')
  @HttpCode(202)
  @ApiOperation({ summary: 'Ask for an end of an analysis' })
  @Answers(jobSummary, 'It ends within a few seconds', 202)
  @Refuses({ 403: 'forbidden, csrf, job-not-yours', 404: 'job-not-found', 409: 'job-finished' })
  async cancel(@CurrentPrincipal() principal: Principal, @Param('id') jobId: string) {
    const askedBy = `${principal.kind}:${principal.id}`;
    const job = await this.jobs.cancel(principal.scope, askedBy, knownId(jobId));
    return describeJob(job, this.departments.tree());
  }
}
