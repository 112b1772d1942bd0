import { derivedMeasures as derivedMeasuresAnswer } from '@attune/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal } from '../../platform/http/access/current-principal.ts';
import { Principal } from '../../platform/http/access/principal.ts';
import { RequireScope } from '../../platform/http/access/require.ts';
import { Answers, AnswersNothing, Refuses } from '../../platform/http/answers.ts';
import { Departments } from '../departments/departments.ts';
import { DeclareDerivedMeasure } from './declare-derived-measure.ts';
import { ListDerivedMeasures } from './list-derived-measures.ts';
import { derivedProblem } from './problems.ts';
import {
  changedDerivedMeasure,
  type ChangedDerivedMeasure,
  newDerivedMeasure,
  type NewDerivedMeasure,
} from './requests.ts';
import { RetireDerivedMeasure } from './retire-derived-measure.ts';

const misfits = [
  'derived-survey-unknown',
  'derived-question-unknown',
  'derived-question-open',
  'derived-question-twice',
  'derived-items-missing',
  'derived-scales-differ',
  'derived-pair-scales-differ',
  'derived-weights-differ',
  'derived-weight-negative',
  'derived-weights-zero',
  'derived-minimum-invalid',
  'derived-importance-scale',
  'derived-kano-scale',
  'derived-denominator',
].join(', ');

@ApiTags('derived measures')
@Controller('v1/derived-measures')
export class DerivedMeasuresController {
  constructor(
    private readonly departments: Departments,
    private readonly declareDerivedMeasure: DeclareDerivedMeasure,
    private readonly retireDerivedMeasure: RetireDerivedMeasure,
    private readonly list: ListDerivedMeasures,
  ) {}

  @Get()
  @RequireScope('values:read')
  @ApiOperation({ summary: 'Derived measures, and how far those that are being built have come' })
  @Answers(derivedMeasuresAnswer, 'Every version that is read or being built')
  listDerivedMeasures() {
    return this.#all();
  }

  @Post()
  @RequireScope('measures:manage')
  @ApiOperation({
    summary: 'Declare a number worked out per response; all history is counted in the background',
  })
  @Answers(derivedMeasuresAnswer, 'All derived measures, the new one among them', 201)
  @Refuses({ 403: 'derived-measure-forbidden', 409: 'derived-measure-exists', 422: misfits })
  async declare(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: newDerivedMeasure }) { key, ...declared }: NewDerivedMeasure,
  ) {
    this.#mayManage(principal);
    await this.declareDerivedMeasure.declare(key, declared, 'new');
    return this.#all();
  }

  @Put(':key')
  @HttpCode(200)
  @RequireScope('measures:manage')
  @ApiOperation({
    summary: 'Declare another version; the one before is read until the new one has caught up',
  })
  @Answers(derivedMeasuresAnswer, 'All derived measures')
  @Refuses({ 403: 'derived-measure-forbidden', 404: 'derived-measure-not-found', 422: misfits })
  async change(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Body({ schema: changedDerivedMeasure }) declared: ChangedDerivedMeasure,
  ) {
    this.#mayManage(principal);
    await this.declareDerivedMeasure.declare(key, declared, 'changed');
    return this.#all();
  }

  @Delete(':key')
  @HttpCode(204)
  @RequireScope('measures:manage')
  @ApiOperation({
    summary: 'Retire a derived measure: it is folded and read no more, and its rows are removed',
  })
  @AnswersNothing('Retired')
  @Refuses({ 403: 'derived-measure-forbidden', 404: 'derived-measure-not-found' })
  async retire(@CurrentPrincipal() principal: Principal, @Param('key') key: string): Promise<void> {
    this.#mayManage(principal);
    await this.retireDerivedMeasure.run(key);
  }

  async #all() {
    return { derivedMeasures: await this.list.run() };
  }

  #mayManage(principal: Principal): void {
    if (!principal.may('measures:manage', this.departments.tree().rootId))
      throw derivedProblem('derived-measure-forbidden');
  }
}
