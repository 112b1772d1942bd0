import { weightings as weightingsAnswer } from '@attune/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal } from '../../platform/http/access/current-principal.ts';
import { Principal } from '../../platform/http/access/principal.ts';
import { RequireScope } from '../../platform/http/access/require.ts';
import { Answers, AnswersNothing, Refuses } from '../../platform/http/answers.ts';
import { Departments } from '../departments/departments.ts';
import { DeclareWeighting } from './declare-weighting.ts';
import { ListWeightings } from './list-weightings.ts';
import { weightingProblem } from './problems.ts';
import { type NewWeighting, newWeighting } from './requests.ts';
import { RetireWeighting } from './retire-weighting.ts';

const misfits = [
  'weighting-dimensions-missing',
  'weighting-dimensions-many',
  'weighting-dimension-twice',
  'weighting-levels-few',
  'weighting-level-twice',
  'weighting-levels-differ',
  'weighting-share-invalid',
  'weighting-total-differs',
  'weighting-cells-many',
  'weighting-trim-invalid',
  'weighting-surveys-missing',
  'weighting-survey-unknown',
  'weighting-survey-twice',
].join(', ');

@ApiTags('weightings')
@Controller('v1/weightings')
export class WeightingsController {
  constructor(
    private readonly departments: Departments,
    private readonly declaring: DeclareWeighting,
    private readonly retiring: RetireWeighting,
    private readonly list: ListWeightings,
  ) {}

  @Get()
  @RequireScope('values:read')
  @ApiOperation({ summary: 'Weightings, and how far those that are being built have come' })
  @Answers(weightingsAnswer, 'Every weighting in use')
  listWeightings() {
    return this.#all();
  }

  @Post()
  @RequireScope('measures:manage')
  @ApiOperation({
    summary: 'Declare what respondents should look like; all history is counted by it in the background',
  })
  @Answers(weightingsAnswer, 'All weightings, the new one among them', 201)
  @Refuses({ 403: 'weighting-forbidden', 409: 'weighting-exists', 422: misfits })
  async declareWeighting(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: newWeighting }) declared: NewWeighting,
  ) {
    this.#mayManage(principal);
    await this.declaring.run(declared);
    return this.#all();
  }

  @Delete(':key')
  @HttpCode(204)
  @RequireScope('measures:manage')
  @ApiOperation({
    summary: 'Retire a weighting: figures are weighted by it no more, receipts still explain it',
  })
  @AnswersNothing('Retired')
  @Refuses({ 403: 'weighting-forbidden', 404: 'weighting-not-found' })
  async retireWeighting(@CurrentPrincipal() principal: Principal, @Param('key') key: string): Promise<void> {
    this.#mayManage(principal);
    await this.retiring.run(key);
  }

  async #all() {
    return { weightings: await this.list.run() };
  }

  #mayManage(principal: Principal): void {
    if (!principal.may('measures:manage', this.departments.tree().rootId))
      throw weightingProblem('weighting-forbidden');
  }
}
