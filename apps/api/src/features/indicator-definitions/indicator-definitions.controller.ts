import {
  type Discard,
  discardQuery,
  type EditedVersion,
  editedVersion,
  indicatorDefinition,
  type NewDefinition,
  newDefinition,
  type NewVersion,
  newVersion,
  type Publication,
  publication,
  type Retirement,
  retirement,
  type ReviewStep,
  reviewStep,
} from '@attune/contracts';
import { Body, Controller, Delete, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal } from '../../platform/http/access/current-principal.ts';
import type { Permission } from '../../platform/http/access/permissions.ts';
import { Principal } from '../../platform/http/access/principal.ts';
import { RequireScope } from '../../platform/http/access/require.ts';
import { Answers, AnswersNothing, Refuses } from '../../platform/http/answers.ts';
import { Departments } from '../departments/departments.ts';
import { DraftDefinition } from './draft-definition.ts';
import { misfits } from './misfits.ts';
import { versionProblem } from '../reviewed-versions/problems.ts';
import { versionNamed } from '../reviewed-versions/version-number.ts';
import { ReviewDefinition } from './review-definition.ts';
import { ShowDefinitions } from './show-definitions.ts';

@ApiTags('indicator definitions')
@Controller('v1/indicator-definitions')
export class IndicatorDefinitionsController {
  constructor(
    private readonly departments: Departments,
    private readonly shown: ShowDefinitions,
    private readonly drafts: DraftDefinition,
    private readonly review: ReviewDefinition,
  ) {}

  @Post()
  @RequireScope('indicators:propose')
  @ApiOperation({ summary: 'Draft a new indicator' })
  @Answers(indicatorDefinition, 'The indicator, with its draft', 201)
  @Refuses({ 403: 'definition-forbidden', 409: 'definition-exists', 422: misfits })
  async draftDefinition(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: newDefinition }) drafted: NewDefinition,
  ) {
    this.#may(principal, 'indicators:propose');
    await this.drafts.define(principal, drafted);
    return this.#one(drafted.key);
  }

  @Post(':key/versions')
  @RequireScope('indicators:propose')
  @ApiOperation({ summary: 'Draft the next version of an indicator' })
  @Answers(indicatorDefinition, 'The indicator, with its draft', 201)
  @Refuses({ 403: 'definition-forbidden', 404: 'indicator-unknown', 409: 'definition-open', 422: misfits })
  async draftVersion(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Body({ schema: newVersion }) drafted: NewVersion,
  ) {
    this.#may(principal, 'indicators:propose');
    await this.drafts.nextVersion(principal, key, drafted);
    return this.#one(key);
  }

  @Put(':key/versions/:version')
  @RequireScope('indicators:propose')
  @ApiOperation({ summary: 'Change a draft, as you have read it' })
  @Answers(indicatorDefinition, 'The indicator, with the changed draft')
  @Refuses({
    403: 'definition-forbidden',
    404: 'indicator-unknown, version-unknown',
    409: 'definition-changed, definition-not-draft, definition-in-use',
    422: misfits,
  })
  async editVersion(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Param('version') version: string,
    @Body({ schema: editedVersion }) edited: EditedVersion,
  ) {
    this.#may(principal, 'indicators:propose');
    await this.drafts.edit(principal, versionNamed(key, version), edited);
    return this.#one(key);
  }

  @Delete(':key/versions/:version')
  @HttpCode(204)
  @RequireScope('indicators:propose')
  @ApiOperation({ summary: 'Discard a version that was never published' })
  @AnswersNothing('Discarded')
  @Refuses({
    403: 'definition-forbidden',
    404: 'indicator-unknown, version-unknown',
    409: 'definition-changed, definition-in-use',
  })
  async discardVersion(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Param('version') version: string,
    @Query({ schema: discardQuery }) { revision }: Discard,
  ): Promise<void> {
    this.#may(principal, 'indicators:propose');
    await this.drafts.discard(versionNamed(key, version), revision);
  }

  @Post(':key/versions/:version/submit')
  @HttpCode(200)
  @RequireScope('indicators:propose')
  @ApiOperation({ summary: 'Submit a draft for review' })
  @Answers(indicatorDefinition, 'The indicator, with the version in review')
  @Refuses({
    403: 'definition-forbidden',
    404: 'indicator-unknown, version-unknown',
    409: 'definition-changed, definition-not-draft, definition-in-use',
    422: misfits,
  })
  async submitVersion(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Param('version') version: string,
    @Body({ schema: reviewStep }) step: ReviewStep,
  ) {
    this.#may(principal, 'indicators:propose');
    await this.review.submit(principal, versionNamed(key, version), step);
    return this.#one(key);
  }

  @Post(':key/versions/:version/send-back')
  @HttpCode(200)
  @RequireScope('indicators:publish')
  @ApiOperation({ summary: 'Send a version in review back to be a draft again' })
  @Answers(indicatorDefinition, 'The indicator, with the draft')
  @Refuses({
    403: 'definition-forbidden',
    404: 'indicator-unknown, version-unknown',
    409: 'definition-changed, definition-not-in-review, definition-in-use',
  })
  async sendBackVersion(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Param('version') version: string,
    @Body({ schema: reviewStep }) step: ReviewStep,
  ) {
    this.#may(principal, 'indicators:publish');
    await this.review.sendBack(principal, versionNamed(key, version), step);
    return this.#one(key);
  }

  @Post(':key/versions/:version/publish')
  @HttpCode(200)
  @RequireScope('indicators:publish')
  @ApiOperation({ summary: 'Approve a version in review: from a day on it is the indicator' })
  @Answers(indicatorDefinition, 'The indicator, with the published version')
  @Refuses({
    403: 'definition-forbidden',
    404: 'indicator-unknown, version-unknown',
    409: 'definition-changed, definition-not-in-review, definition-own-review, effective-dates-overlap, definition-in-use',
    422: `effective-date-missing, effective-date-not-month, ${misfits}`,
  })
  async publishVersion(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Param('version') version: string,
    @Body({ schema: publication }) published: Publication,
  ) {
    this.#may(principal, 'indicators:publish');
    await this.review.publish(principal, versionNamed(key, version), published);
    return this.#one(key);
  }

  @Post(':key/retire')
  @HttpCode(200)
  @RequireScope('indicators:publish')
  @ApiOperation({ summary: 'End an indicator: after this day there are no figures of it' })
  @Answers(indicatorDefinition, 'The indicator')
  @Refuses({
    403: 'definition-forbidden',
    404: 'indicator-unknown',
    409: 'definition-in-use, definition-read-by-others',
    422: 'retirement-too-early',
  })
  async retireIndicator(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Body({ schema: retirement }) retired: Retirement,
  ) {
    this.#may(principal, 'indicators:publish');
    await this.review.retire(principal, key, retired);
    return this.#one(key);
  }

  #one(key: string) {
    return this.shown.one(key, { drafts: true });
  }

  #may(principal: Principal, permission: Permission): void {
    if (!principal.may(permission, this.departments.tree().rootId))
      throw versionProblem('definition-forbidden');
  }
}
