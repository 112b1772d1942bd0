import {
  type AdoptionEnd,
  adoptionEndQuery,
  adoptions as adoptionsAnswer,
  type EditedAdoption,
  editedAdoption,
  type NewAdoption,
  newAdoption,
} from '@attune/contracts';
import { Body, Controller, Delete, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal } from '../../platform/http/access/current-principal.ts';
import { Principal } from '../../platform/http/access/principal.ts';
import { RequireScope } from '../../platform/http/access/require.ts';
import { Answers, AnswersNothing, Refuses } from '../../platform/http/answers.ts';
import { AdoptSet } from './adopt-set.ts';
import { ShowSets } from './show-sets.ts';

const misfits =
  'set-department-unknown, set-item-unknown, set-item-locked, set-item-in-core, set-indicator-twice, set-indicator-unknown, set-variant-missing, set-variant-needless, set-variant-differs, set-variant-unknown, target-out-of-range, thresholds-reversed';

@ApiTags('indicator sets')
@RequireScope('indicators:adopt')
@Controller('v1/indicator-sets/:key/adoptions')
export class AdoptionsController {
  constructor(
    private readonly adopting: AdoptSet,
    private readonly shown: ShowSets,
  ) {}

  @Post()
  @ApiOperation({
    summary: 'Adopt a set for a department and what is below it, with targets and items of its own',
    description:
      'Definitions and weights are those of the set for everybody; targets and thresholds can be set of items that are not locked.',
  })
  @Answers(adoptionsAnswer, 'The departments that adopted the set', 201)
  @Refuses({
    403: 'set-department-forbidden',
    404: 'set-unknown',
    409: 'set-adopted, set-not-published',
    422: misfits,
  })
  async adoptSet(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Body({ schema: newAdoption }) adopted: NewAdoption,
  ) {
    await this.adopting.adopt(principal, key, adopted);
    return { adoptions: await this.shown.adoptions(principal, key) };
  }

  @Put(':department')
  @ApiOperation({ summary: 'Change what a department set for itself, as you have read it' })
  @Answers(adoptionsAnswer, 'The departments that adopted the set')
  @Refuses({
    403: 'set-department-forbidden',
    404: 'set-unknown, set-not-adopted',
    409: 'definition-changed, set-not-published',
    422: misfits,
  })
  async editAdoption(
    @CurrentPrincipal() principal: Principal,
    @Param('key') set: string,
    @Param('department') department: string,
    @Body({ schema: editedAdoption }) edited: EditedAdoption,
  ) {
    await this.adopting.edit(principal, { set, department }, edited);
    return { adoptions: await this.shown.adoptions(principal, set) };
  }

  @Delete(':department')
  @HttpCode(204)
  @ApiOperation({ summary: 'Leave a set' })
  @AnswersNothing('Left; what the department set for itself is gone')
  @Refuses({
    403: 'set-department-forbidden',
    404: 'set-not-adopted',
    409: 'definition-changed',
    422: 'set-department-unknown',
  })
  async leaveSet(
    @CurrentPrincipal() principal: Principal,
    @Param('key') set: string,
    @Param('department') department: string,
    @Query({ schema: adoptionEndQuery }) end: AdoptionEnd,
  ): Promise<void> {
    await this.adopting.leave(principal, { set, department }, end);
  }
}
