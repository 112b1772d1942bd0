import type { SetRetirement } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/http/access/principal.ts';
import { Departments } from '../departments/departments.ts';
import { readAdoptions } from './adoptions.store.ts';
import { setProblem } from './problems.ts';
import { SetCourse } from './set-course.ts';

/** Ends a set, as far as whoever ends it knows who works by it. */
@Injectable()
export class RetireSet {
  constructor(
    private readonly departments: Departments,
    private readonly sets: SetCourse,
  ) {}

  /** Throws `set-in-use`, and the problems of `VersionCourse.retire`. */
  async run(principal: Principal, key: string, { adopters, ...retired }: SetRetirement): Promise<void> {
    await this.sets.course.retire(principal, key, retired, async ({ tx }) => {
      const adoptions = await readAdoptions(tx, key);
      if (adoptions.length === adopters) return;
      const tree = this.departments.tree();
      const keys = adoptions.map(({ departmentId }) => tree.keyOf(departmentId) ?? '').join(', ');
      throw setProblem('set-in-use', {
        field: 'adopters',
        subject: keys === '' ? '0' : keys,
        detail: `${adoptions.length} work by it${keys === '' ? '' : `: ${keys}`}. To end it nevertheless, send adopters: ${adoptions.length}.`,
      });
    });
  }
}
