import { Injectable } from '@nestjs/common';
import { Departments } from '../departments/departments.ts';
import { Surveys } from '../surveys/survey-lookup.ts';
import type { Door } from './read-item.ts';

/** What stands between a sender and the log: the enterprise as it is known here, and where the sender may write. */
@Injectable()
export class Doors {
  constructor(
    private readonly departments: Departments,
    private readonly surveys: Surveys,
  ) {}

  to(writable: readonly number[]): Door {
    const tree = this.departments.tree();
    const allowed = new Set(writable);
    return {
      survey: (key) => this.surveys.survey(key),
      departmentIdOf: (key) => tree.idOf(key),
      rootDepartmentId: tree.rootId,
      mayWrite: (id) => allowed.has(id),
      writableDepartments: writable,
    };
  }

  /** For what Attune itself records, such as its own survey pages. */
  everywhere(): Door {
    return this.to([...this.departments.tree().departments].map(({ id }) => id));
  }
}
