import { Injectable } from '@nestjs/common';
import { Departments } from '../departments/departments.ts';
import { Surveys } from '../surveys/survey-lookup.ts';
import type { Door } from './read-item.ts';

/** What stands between a sender and the log: the enterprise as it is known here, and where the sender may write. */
@Injectable()
export class Doors {
  /** A principal's list of departments is the same object every time. */
  readonly #allowed = new WeakMap<readonly number[], ReadonlySet<number>>();

  constructor(
    private readonly departments: Departments,
    private readonly surveys: Surveys,
  ) {}

  to(writable: readonly number[]): Door {
    const tree = this.departments.tree();
    let allowed = this.#allowed.get(writable);
    if (allowed === undefined) this.#allowed.set(writable, (allowed = new Set(writable)));
    return {
      survey: (key) => this.surveys.survey(key),
      departmentIdOf: (key) => tree.idOf(key),
      rootDepartmentId: tree.rootId,
      mayWrite: allowed.has.bind(allowed),
      writableDepartments: writable,
    };
  }

  /** For what Attune itself records, such as its own survey pages. */
  everywhere(): Door {
    return this.to([...this.departments.tree().departments].map(({ id }) => id));
  }
}
