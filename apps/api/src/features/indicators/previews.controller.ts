import {
  coverage,
  type CoverageQuery,
  coverageQuery,
  preview,
  type PreviewQuestion,
  previewQuestion,
} from '@attune/contracts';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal } from '../../platform/http/access/current-principal.ts';
import { Principal } from '../../platform/http/access/principal.ts';
import { RequireScope } from '../../platform/http/access/require.ts';
import { Answers, Refuses } from '../../platform/http/answers.ts';
import { misfits } from '../indicator-definitions/misfits.ts';
import { PreviewDefinition } from './preview-definition.ts';
import { ReadCoverage } from './read-coverage.ts';

@ApiTags('indicator definitions')
@Controller('v1/indicator-definitions')
export class PreviewsController {
  constructor(
    private readonly previews: PreviewDefinition,
    private readonly coverage: ReadCoverage,
  ) {}

  // A definition of one's own decides what is hidden: for those alone who may propose one.
  @Post('preview')
  @HttpCode(200)
  @RequireScope('indicators:propose')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'What a definition would read over history, beside the version in force or another one',
    description: 'Nothing of it is kept: it is for looking before a draft is made or published.',
  })
  @Answers(preview, 'One row per period and department, before and after')
  @Refuses({
    403: 'department-forbidden',
    404: 'indicator-unknown, version-unknown',
    422: `${misfits}, range-invalid, range-too-long, by-invalid, cut-not-kept, period-not-whole-months`,
  })
  previewDefinition(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: previewQuestion }) question: PreviewQuestion,
  ) {
    return this.previews.run(principal, question);
  }

  @Get(':key/coverage')
  @RequireScope('values:read')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Which departments feed an indicator, with what, and since when' })
  @Answers(coverage, 'One line per department without others below it')
  @Refuses({ 404: 'indicator-unknown, version-unknown', 422: 'range-invalid' })
  getCoverage(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Query({ schema: coverageQuery }) query: CoverageQuery,
  ) {
    return this.coverage.read(principal, key, query);
  }
}
