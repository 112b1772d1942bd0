import type { EditedSetVersion, NewSet, NewSetVersion, SetProposal } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import { Departments } from '../departments/departments.ts';
import { versionProblem } from '../reviewed-versions/problems.ts';
import type { VersionName } from '../reviewed-versions/version-table.ts';
import { setProblem } from './problems.ts';
import { insertProposal, readProposers } from './proposals.store.ts';
import { SetCourse } from './set-course.ts';

/** Drafts of sets: made, proposed by departments, edited, discarded. Nothing of them is seen in any figure. */
@Injectable()
export class DraftSet {
  constructor(
    private readonly database: Database,
    private readonly departments: Departments,
    private readonly sets: SetCourse,
  ) {}

  /** Throws `definition-forbidden`, `set-exists`, and the problems of `checkSet`. */
  async define(principal: Principal, drafted: NewSet): Promise<void> {
    this.#mayForAll(principal);
    await this.sets.course.define(principal, drafted, ({ sets }) => {
      if (sets.keys().includes(drafted.key)) throw setProblem('set-exists', { field: 'key' });
    });
  }

  /** Throws `definition-forbidden`, `set-unknown`, `definition-open`, and the problems of `checkSet`. */
  async nextVersion(principal: Principal, key: string, drafted: NewSetVersion): Promise<number> {
    this.#mayForAll(principal);
    return this.sets.course.nextVersion(principal, key, drafted);
  }

  /**
   * The next version, as a department wants it, in review at once. Throws `set-department-unknown`,
   * `set-department-forbidden`, `set-unknown`, `definition-open`, and the problems of `checkSet`.
   */
  async propose(principal: Principal, key: string, { department, body, why }: SetProposal): Promise<number> {
    const id = this.departments.tree().idOf(department);
    if (id === undefined) throw setProblem('set-department-unknown', { field: 'department' });
    if (!principal.may('indicators:propose', id))
      throw setProblem('set-department-forbidden', { field: 'department' });
    const { course } = this.sets;
    const version = await course.nextVersion(principal, key, { body, why }, ({ tx }, of) =>
      insertProposal(tx, of, id),
    );
    await course.submit(principal, { key, version }, { revision: 1, why });
    return version;
  }

  /** Throws `definition-forbidden`, `set-unknown`, the problems of `VersionCourse.edit`, and those of `checkSet`. */
  async edit(principal: Principal, of: VersionName, edited: EditedSetVersion): Promise<void> {
    await this.mayWorkOn(principal, of);
    await this.sets.course.edit(principal, of, edited);
  }

  /** Throws `definition-forbidden`, `set-unknown`, and the problems of `VersionCourse.discard`. */
  async discard(principal: Principal, of: VersionName, revision: number): Promise<void> {
    await this.mayWorkOn(principal, of);
    await this.sets.course.discard(of, revision);
  }

  /** Who may propose for the whole enterprise, or for the department that a version comes from. */
  async mayWorkOn(principal: Principal, { key, version }: VersionName): Promise<void> {
    const { rootId } = this.departments.tree();
    if (principal.may('indicators:propose', rootId)) return;
    const proposer = (await readProposers(this.database.worker, key)).get(version);
    if (proposer === undefined || !principal.may('indicators:propose', proposer))
      throw versionProblem('definition-forbidden');
  }

  #mayForAll(principal: Principal): void {
    if (!principal.may('indicators:propose', this.departments.tree().rootId))
      throw versionProblem('definition-forbidden');
  }
}
