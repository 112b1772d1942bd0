import type { EditedVersion, NewDefinition, NewVersion } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/http/access/principal.ts';
import type { VersionName } from '../reviewed-versions/version-table.ts';
import { DefinitionCourse } from './definition-course.ts';
import { definitionProblem } from './problems.ts';

/** Drafts: made, edited, discarded. Nothing of them is seen in any figure. */
@Injectable()
export class DraftDefinition {
  constructor(private readonly definitions: DefinitionCourse) {}

  /** Throws `definition-exists`, and the problems of `CheckDefinition`. */
  define(principal: Principal, drafted: NewDefinition): Promise<void> {
    return this.definitions.course.define(principal, drafted, ({ library }) => {
      if (library.keys().includes(drafted.key))
        throw definitionProblem('definition-exists', { field: 'key' });
    });
  }

  /** Throws `indicator-unknown`, `definition-open`, and the problems of `CheckDefinition`. */
  nextVersion(principal: Principal, key: string, drafted: NewVersion): Promise<number> {
    return this.definitions.course.nextVersion(principal, key, drafted);
  }

  /** Throws `indicator-unknown`, the problems of `VersionCourse.edit`, and those of `CheckDefinition`. */
  edit(principal: Principal, of: VersionName, edited: EditedVersion): Promise<void> {
    return this.definitions.course.edit(principal, of, edited);
  }

  /** Throws `indicator-unknown`, and the problems of `VersionCourse.discard`. */
  discard(of: VersionName, revision: number): Promise<void> {
    return this.definitions.course.discard(of, revision);
  }
}
