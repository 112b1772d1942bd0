import {
  type Discard,
  discardQuery,
  type EditedSetVersion,
  editedSetVersion,
  indicatorSet,
  type NewSet,
  newSet,
  type NewSetVersion,
  newSetVersion,
  type Publication,
  publication,
  type ReviewStep,
  reviewStep,
  type SetProposal,
  type SetRetirement,
  setRetirement,
  setProposal,
} from '@attune/contracts';
import { Body, Controller, Delete, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal } from '../../platform/http/access/current-principal.ts';
import { Principal } from '../../platform/http/access/principal.ts';
import { RequireScope } from '../../platform/http/access/require.ts';
import { Answers, Refuses } from '../../platform/http/answers.ts';
import { versionNamed } from '../reviewed-versions/version-number.ts';
import { versionRoutes } from '../reviewed-versions/version-routes.ts';
import { ProposeSetVersion } from './propose-set-version.ts';
import { RetireSet } from './retire-set.ts';
import { SetCourse } from './set-course.ts';
import { setMisfits } from './set-misfits.ts';
import { ShowSets } from './show-sets.ts';

const route = versionRoutes({
  kind: 'set',
  answer: indicatorSet,
  unknown: 'set-unknown',
  keyTaken: 'set-exists',
  misfits: setMisfits,
  needed: 'set-in-use',
});

@ApiTags('indicator sets')
@Controller('v1/indicator-sets')
export class SetVersionsController {
  constructor(
    private readonly shown: ShowSets,
    private readonly sets: SetCourse,
    private readonly proposals: ProposeSetVersion,
    private readonly ending: RetireSet,
  ) {}

  @Post()
  @route.define
  async draftSet(@CurrentPrincipal() principal: Principal, @Body({ schema: newSet }) drafted: NewSet) {
    await this.sets.course.define(principal, drafted);
    return this.shown.one(principal, drafted.key);
  }

  @Post(':key/versions')
  @route.nextVersion
  async draftSetVersion(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Body({ schema: newSetVersion }) drafted: NewSetVersion,
  ) {
    await this.sets.course.nextVersion(principal, key, drafted);
    return this.shown.one(principal, key);
  }

  @Post(':key/proposals')
  @RequireScope('indicators:propose')
  @ApiOperation({
    summary: 'Propose a change of the core for a department: the next version, in review at once',
  })
  @Answers(indicatorSet, 'The set, with the version in review', 201)
  @Refuses({
    403: 'set-department-forbidden',
    404: 'set-unknown',
    409: 'definition-open',
    422: setMisfits,
  })
  async proposeSetVersion(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Body({ schema: setProposal }) proposed: SetProposal,
  ) {
    await this.proposals.run(principal, key, proposed);
    return this.shown.one(principal, key);
  }

  @Put(':key/versions/:version')
  @route.edit
  async editSetVersion(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Param('version') version: string,
    @Body({ schema: editedSetVersion }) edited: EditedSetVersion,
  ) {
    await this.sets.course.edit(principal, versionNamed(key, version), edited);
    return this.shown.one(principal, key);
  }

  @Delete(':key/versions/:version')
  @route.discard
  async discardSetVersion(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Param('version') version: string,
    @Query({ schema: discardQuery }) { revision }: Discard,
  ): Promise<void> {
    await this.sets.course.discard(principal, versionNamed(key, version), revision);
  }

  @Post(':key/versions/:version/submit')
  @route.submit
  async submitSetVersion(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Param('version') version: string,
    @Body({ schema: reviewStep }) step: ReviewStep,
  ) {
    await this.sets.course.submit(principal, versionNamed(key, version), step);
    return this.shown.one(principal, key);
  }

  @Post(':key/versions/:version/send-back')
  @route.sendBack
  async sendBackSetVersion(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Param('version') version: string,
    @Body({ schema: reviewStep }) step: ReviewStep,
  ) {
    await this.sets.course.sendBack(principal, versionNamed(key, version), step);
    return this.shown.one(principal, key);
  }

  @Post(':key/versions/:version/publish')
  @route.publish
  async publishSetVersion(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Param('version') version: string,
    @Body({ schema: publication }) published: Publication,
  ) {
    await this.sets.course.publish(principal, versionNamed(key, version), published);
    return this.shown.one(principal, key);
  }

  @Post(':key/retire')
  @route.retire
  async retireSet(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Body({ schema: setRetirement }) retired: SetRetirement,
  ) {
    await this.ending.run(principal, key, retired);
    return this.shown.one(principal, key);
  }
}
