import {
  adoptionBoard,
  adoptions as adoptionsAnswer,
  type BoardQuery,
  boardQuery,
  indicatorSet,
  indicatorSets,
  setDiff,
  setTemplates,
  setValues,
  type SetValuesQuery,
  setValuesQuery,
  type VersionDiffQuery,
  versionDiffQuery,
} from '@attune/contracts';
import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal } from '../../platform/http/access/current-principal.ts';
import { Principal } from '../../platform/http/access/principal.ts';
import { RequireScope } from '../../platform/http/access/require.ts';
import { Answers, Refuses } from '../../platform/http/answers.ts';
import { versionNamed } from '../reviewed-versions/version-number.ts';
import { ListTemplates } from './list-templates.ts';
import { ReadBoard } from './read-board.ts';
import { ReadSetValues } from './read-set-values.ts';
import { ShowSets } from './show-sets.ts';

/** To look at; what changes sets is in `set-versions.controller.ts` and `adoptions.controller.ts`. */
@ApiTags('indicator sets')
@Controller('v1/indicator-sets')
export class SetsController {
  constructor(
    private readonly shown: ShowSets,
    private readonly templates: ListTemplates,
    private readonly values: ReadSetValues,
    private readonly board: ReadBoard,
  ) {}

  @Get()
  @RequireScope('values:read')
  @ApiOperation({
    summary: 'Every indicator set, its version in force and who adopted it',
    description: 'For the figures of one see GET /v1/indicator-sets/{key}/values.',
  })
  @Answers(indicatorSets, 'One line per set')
  async listSets(@CurrentPrincipal() principal: Principal) {
    return { sets: await this.shown.all(principal) };
  }

  @Get('templates')
  @RequireScope('values:read')
  @ApiOperation({ summary: 'Sets to begin with: post the body of one as a draft' })
  @Answers(setTemplates, 'With where their weights, targets and thresholds come from')
  async listSetTemplates() {
    return { templates: await this.templates.run() };
  }

  @Get(':key')
  @RequireScope('values:read')
  @ApiOperation({ summary: 'All versions of a set, with who proposed and approved them and why' })
  @Answers(indicatorSet, 'The newest first')
  @Refuses({ 404: 'set-unknown' })
  getSet(@CurrentPrincipal() principal: Principal, @Param('key') key: string) {
    return this.shown.one(principal, key);
  }

  @Get(':key/versions/:version/diff')
  @RequireScope('values:read')
  @ApiOperation({ summary: 'What a version changes, field by field' })
  @Answers(setDiff, 'Against the version published before, or another that is named')
  @Refuses({ 404: 'set-unknown, version-unknown' })
  getSetDiff(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Param('version') version: string,
    @Query({ schema: versionDiffQuery }) { against }: VersionDiffQuery,
  ) {
    return this.shown.diff(principal, versionNamed(key, version), against);
  }

  @Get(':key/values')
  @RequireScope('values:read')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Figures of a set by period and department: targets, standing, score, index and ranks',
  })
  @Answers(setValues, 'One row per period, version and department')
  @Refuses({
    403: 'department-forbidden, no-departments',
    404: 'set-unknown, version-unknown',
    422: 'range-invalid, range-too-long, department-unknown',
  })
  listSetValues(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Query({ schema: setValuesQuery }) query: SetValuesQuery,
  ) {
    return this.values.read(principal, key, query);
  }

  @Get(':key/board')
  @RequireScope('values:read')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Who works by the set, and what of it each department has data for' })
  @Answers(adoptionBoard, 'Every department by every item')
  @Refuses({ 403: 'no-departments', 404: 'set-unknown, version-unknown', 422: 'range-invalid' })
  getAdoptionBoard(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Query({ schema: boardQuery }) query: BoardQuery,
  ) {
    return this.board.read(principal, key, query);
  }

  @Get(':key/adoptions')
  @RequireScope('values:read')
  @ApiOperation({ summary: 'The departments that adopted a set, with what they set for themselves' })
  @Answers(adoptionsAnswer, 'Of departments you may see')
  @Refuses({ 404: 'set-unknown' })
  async listAdoptions(@CurrentPrincipal() principal: Principal, @Param('key') key: string) {
    return { adoptions: await this.shown.adoptions(principal, key) };
  }
}
