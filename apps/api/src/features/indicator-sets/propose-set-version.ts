import type { SetProposal } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/http/access/principal.ts';
import { Departments } from '../departments/departments.ts';
import { setProblem } from './problems.ts';
import { insertProposal } from './proposals.store.ts';
import { SetCourse } from './set-course.ts';

/** A department asks for a change of the core: the next version, in review at once. */
@Injectable()
export class ProposeSetVersion {
  constructor(
    private readonly departments: Departments,
    private readonly sets: SetCourse,
  ) {}

  /**
   * Throws `set-department-unknown`, `set-department-forbidden`, `set-unknown`, `definition-open`, and the problems of
   * `checkSet`.
   */
  async run(principal: Principal, key: string, { department, body, why }: SetProposal): Promise<number> {
    const id = this.departments.tree().idOf(department);
    if (id === undefined) throw setProblem('set-department-unknown', { field: 'department' });
    if (!principal.may('indicators:propose', id))
      throw setProblem('set-department-forbidden', { field: 'department' });
    return this.sets.course.propose(principal, key, { body, why }, (tx, of) => insertProposal(tx, of, id));
  }
}
