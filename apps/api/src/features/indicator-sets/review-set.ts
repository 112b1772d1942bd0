import type { Publication, Retirement, ReviewStep } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/http/access/principal.ts';
import { Departments } from '../departments/departments.ts';
import { versionProblem } from '../reviewed-versions/problems.ts';
import { Publishers } from '../reviewed-versions/publishers.ts';
import type { VersionName } from '../reviewed-versions/version-table.ts';
import { DraftSet } from './draft-set.ts';
import { SetCourse } from './set-course.ts';

/** From a draft to a published version, and to the end of a set. All throw `definition-forbidden`, `set-unknown`. */
@Injectable()
export class ReviewSet {
  constructor(
    private readonly departments: Departments,
    private readonly drafts: DraftSet,
    private readonly sets: SetCourse,
    private readonly publishers: Publishers,
  ) {}

  /** Throws the problems of `VersionCourse.submit`, and those of `checkSet`. */
  async submit(principal: Principal, of: VersionName, step: ReviewStep): Promise<void> {
    await this.drafts.mayWorkOn(principal, of);
    await this.sets.course.submit(principal, of, step);
  }

  /** Throws the problems of `VersionCourse.sendBack`. */
  async sendBack(principal: Principal, of: VersionName, step: ReviewStep): Promise<void> {
    this.#mayPublish(principal);
    await this.sets.course.sendBack(principal, of, step);
  }

  /** Throws the problems of `VersionCourse.publish`, and those of `checkSet`. */
  async publish(principal: Principal, of: VersionName, publication: Publication): Promise<void> {
    this.#mayPublish(principal);
    const others = await this.publishers.othersThan(principal.person);
    await this.sets.course.publish(principal, of, { ...publication, others });
  }

  /** Throws the problems of `VersionCourse.retire`. */
  async retire(principal: Principal, key: string, retirement: Retirement): Promise<void> {
    this.#mayPublish(principal);
    await this.sets.course.retire(principal, key, retirement);
  }

  #mayPublish(principal: Principal): void {
    if (!principal.may('indicators:publish', this.departments.tree().rootId))
      throw versionProblem('definition-forbidden');
  }
}
