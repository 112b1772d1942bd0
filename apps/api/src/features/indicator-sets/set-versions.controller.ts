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
  type Retirement,
  retirement,
  type ReviewStep,
  reviewStep,
  type SetProposal,
  setProposal,
} from '@attune/contracts';
import { Body, Controller, Delete, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal } from '../../platform/http/access/current-principal.ts';
import { Principal } from '../../platform/http/access/principal.ts';
import { RequireScope } from '../../platform/http/access/require.ts';
import { Answers, AnswersNothing, Refuses } from '../../platform/http/answers.ts';
import { versionNamed } from '../reviewed-versions/version-number.ts';
import { DraftSet } from './draft-set.ts';
import { ReviewSet } from './review-set.ts';
import { setMisfits } from './set-misfits.ts';
import { ShowSets } from './show-sets.ts';

@ApiTags('indicator sets')
@Controller('v1/indicator-sets')
export class SetVersionsController {
  constructor(
    private readonly shown: ShowSets,
    private readonly drafts: DraftSet,
    private readonly review: ReviewSet,
  ) {}

  @Post()
  @RequireScope('indicators:propose')
  @ApiOperation({ summary: 'Draft a new set' })
  @Answers(indicatorSet, 'The set, with its draft', 201)
  @Refuses({ 403: 'definition-forbidden', 409: 'set-exists', 422: setMisfits })
  async draftSet(@CurrentPrincipal() principal: Principal, @Body({ schema: newSet }) drafted: NewSet) {
    await this.drafts.define(principal, drafted);
    return this.shown.one(principal, drafted.key);
  }

  @Post(':key/versions')
  @RequireScope('indicators:propose')
  @ApiOperation({ summary: 'Draft the next version of a set' })
  @Answers(indicatorSet, 'The set, with its draft', 201)
  @Refuses({ 403: 'definition-forbidden', 404: 'set-unknown', 409: 'definition-open', 422: setMisfits })
  async draftSetVersion(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Body({ schema: newSetVersion }) drafted: NewSetVersion,
  ) {
    await this.drafts.nextVersion(principal, key, drafted);
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
    await this.drafts.propose(principal, key, proposed);
    return this.shown.one(principal, key);
  }

  @Put(':key/versions/:version')
  @RequireScope('indicators:propose')
  @ApiOperation({ summary: 'Change a draft of a set, as you have read it' })
  @Answers(indicatorSet, 'The set, with the changed draft')
  @Refuses({
    403: 'definition-forbidden',
    404: 'set-unknown, version-unknown',
    409: 'definition-changed, definition-not-draft',
    422: setMisfits,
  })
  async editSetVersion(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Param('version') version: string,
    @Body({ schema: editedSetVersion }) edited: EditedSetVersion,
  ) {
    await this.drafts.edit(principal, versionNamed(key, version), edited);
    return this.shown.one(principal, key);
  }

  @Delete(':key/versions/:version')
  @HttpCode(204)
  @RequireScope('indicators:propose')
  @ApiOperation({ summary: 'Discard a version of a set that was never published' })
  @AnswersNothing('Discarded')
  @Refuses({
    403: 'definition-forbidden',
    404: 'set-unknown, version-unknown',
    409: 'definition-changed, definition-in-use',
  })
  async discardSetVersion(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Param('version') version: string,
    @Query({ schema: discardQuery }) { revision }: Discard,
  ): Promise<void> {
    await this.drafts.discard(principal, versionNamed(key, version), revision);
  }

  @Post(':key/versions/:version/submit')
  @HttpCode(200)
  @RequireScope('indicators:propose')
  @ApiOperation({ summary: 'Submit a draft of a set for review' })
  @Answers(indicatorSet, 'The set, with the version in review')
  @Refuses({
    403: 'definition-forbidden',
    404: 'set-unknown, version-unknown',
    409: 'definition-changed, definition-not-draft',
    422: setMisfits,
  })
  async submitSetVersion(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Param('version') version: string,
    @Body({ schema: reviewStep }) step: ReviewStep,
  ) {
    await this.review.submit(principal, versionNamed(key, version), step);
    return this.shown.one(principal, key);
  }

  @Post(':key/versions/:version/send-back')
  @HttpCode(200)
  @RequireScope('indicators:publish')
  @ApiOperation({ summary: 'Send a version of a set in review back to be a draft again' })
  @Answers(indicatorSet, 'The set, with the draft')
  @Refuses({
    403: 'definition-forbidden',
    404: 'set-unknown, version-unknown',
    409: 'definition-changed, definition-not-in-review',
  })
  async sendBackSetVersion(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Param('version') version: string,
    @Body({ schema: reviewStep }) step: ReviewStep,
  ) {
    await this.review.sendBack(principal, versionNamed(key, version), step);
    return this.shown.one(principal, key);
  }

  @Post(':key/versions/:version/publish')
  @HttpCode(200)
  @RequireScope('indicators:publish')
  @ApiOperation({ summary: 'Approve a version in review: from a day on it is the set' })
  @Answers(indicatorSet, 'The set, with the published version')
  @Refuses({
    403: 'definition-forbidden',
    404: 'set-unknown, version-unknown',
    409: 'definition-changed, definition-not-in-review, definition-own-review, effective-dates-overlap',
    422: `effective-date-missing, ${setMisfits}`,
  })
  async publishSetVersion(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Param('version') version: string,
    @Body({ schema: publication }) published: Publication,
  ) {
    await this.review.publish(principal, versionNamed(key, version), published);
    return this.shown.one(principal, key);
  }

  @Post(':key/retire')
  @HttpCode(200)
  @RequireScope('indicators:publish')
  @ApiOperation({ summary: 'End a set: after this day there are no figures of it' })
  @Answers(indicatorSet, 'The set')
  @Refuses({
    403: 'definition-forbidden',
    404: 'set-unknown',
    409: 'definition-in-use',
    422: 'retirement-too-early',
  })
  async retireSet(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Body({ schema: retirement }) retired: Retirement,
  ) {
    await this.review.retire(principal, key, retired);
    return this.shown.one(principal, key);
  }
}
