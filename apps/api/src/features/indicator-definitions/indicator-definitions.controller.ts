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
import { Body, Controller, Delete, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal } from '../../platform/http/access/current-principal.ts';
import { Principal } from '../../platform/http/access/principal.ts';
import { versionNamed } from '../reviewed-versions/version-number.ts';
import { versionRoutes } from '../reviewed-versions/version-routes.ts';
import { DefinitionCourse } from './definition-course.ts';
import { misfits } from './misfits.ts';
import { ShowDefinitions } from './show-definitions.ts';

const route = versionRoutes({
  kind: 'indicator',
  answer: indicatorDefinition,
  unknown: 'indicator-unknown',
  keyTaken: 'definition-exists',
  misfits,
  builtIn: 'definition-in-use',
  unfitDay: 'effective-date-not-month',
  needed: 'definition-read-by-others',
});

@ApiTags('indicator definitions')
@Controller('v1/indicator-definitions')
export class IndicatorDefinitionsController {
  constructor(
    private readonly shown: ShowDefinitions,
    private readonly definitions: DefinitionCourse,
  ) {}

  @Post()
  @route.define
  async draftDefinition(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: newDefinition }) drafted: NewDefinition,
  ) {
    await this.definitions.course.define(principal, drafted);
    return this.#one(drafted.key);
  }

  @Post(':key/versions')
  @route.nextVersion
  async draftVersion(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Body({ schema: newVersion }) drafted: NewVersion,
  ) {
    await this.definitions.course.nextVersion(principal, key, drafted);
    return this.#one(key);
  }

  @Put(':key/versions/:version')
  @route.edit
  async editVersion(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Param('version') version: string,
    @Body({ schema: editedVersion }) edited: EditedVersion,
  ) {
    await this.definitions.course.edit(principal, versionNamed(key, version), edited);
    return this.#one(key);
  }

  @Delete(':key/versions/:version')
  @route.discard
  async discardVersion(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Param('version') version: string,
    @Query({ schema: discardQuery }) { revision }: Discard,
  ): Promise<void> {
    await this.definitions.course.discard(principal, versionNamed(key, version), revision);
  }

  @Post(':key/versions/:version/submit')
  @route.submit
  async submitVersion(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Param('version') version: string,
    @Body({ schema: reviewStep }) step: ReviewStep,
  ) {
    await this.definitions.course.submit(principal, versionNamed(key, version), step);
    return this.#one(key);
  }

  @Post(':key/versions/:version/send-back')
  @route.sendBack
  async sendBackVersion(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Param('version') version: string,
    @Body({ schema: reviewStep }) step: ReviewStep,
  ) {
    await this.definitions.course.sendBack(principal, versionNamed(key, version), step);
    return this.#one(key);
  }

  @Post(':key/versions/:version/publish')
  @route.publish
  async publishVersion(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Param('version') version: string,
    @Body({ schema: publication }) published: Publication,
  ) {
    await this.definitions.course.publish(principal, versionNamed(key, version), published);
    return this.#one(key);
  }

  @Post(':key/retire')
  @route.retire
  async retireIndicator(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Body({ schema: retirement }) retired: Retirement,
  ) {
    await this.definitions.course.retire(principal, key, retired);
    return this.#one(key);
  }

  #one(key: string) {
    return this.shown.one(key, { drafts: true });
  }
}
