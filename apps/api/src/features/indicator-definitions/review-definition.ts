import type { Publication, Retirement, ReviewStep } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/http/access/principal.ts';
import { Publishers } from '../reviewed-versions/publishers.ts';
import type { VersionName } from '../reviewed-versions/version-table.ts';
import { DefinitionCourse } from './definition-course.ts';

/** From a draft to a published version, and to the end of an indicator. */
@Injectable()
export class ReviewDefinition {
  constructor(
    private readonly definitions: DefinitionCourse,
    private readonly publishers: Publishers,
  ) {}

  /** Throws `indicator-unknown`, the problems of `VersionCourse.submit`, and those of `CheckDefinition`. */
  submit(principal: Principal, of: VersionName, step: ReviewStep): Promise<void> {
    return this.definitions.course.submit(principal, of, step);
  }

  /** Throws `indicator-unknown`, and the problems of `VersionCourse.sendBack`. */
  sendBack(principal: Principal, of: VersionName, step: ReviewStep): Promise<void> {
    return this.definitions.course.sendBack(principal, of, step);
  }

  /**
   * Throws `indicator-unknown`, `effective-date-not-month`, the problems of `VersionCourse.publish`, and those of
   * `CheckDefinition`.
   */
  async publish(principal: Principal, of: VersionName, publication: Publication): Promise<void> {
    const others = await this.publishers.othersThan(principal.person);
    await this.definitions.course.publish(principal, of, { ...publication, others });
  }

  /** Throws `indicator-unknown`, `definition-read-by-others`, and the problems of `VersionCourse.retire`. */
  retire(principal: Principal, key: string, retirement: Retirement): Promise<void> {
    return this.definitions.course.retire(principal, key, retirement);
  }
}
