import type { IndicatorSetBody } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { Departments } from '../departments/departments.ts';
import { definitionTable } from '../indicator-definitions/definition-table.ts';
import { IndicatorLibrary } from '../indicator-definitions/indicator-library.ts';
import type { LockedVersions, VersionCourse } from '../reviewed-versions/version-course.ts';
import { VersionCourses } from '../reviewed-versions/version-courses.ts';
import { checkSet } from './check-set.ts';
import { ItemKnowledge } from './item-knowledge.ts';
import { setProblem } from './problems.ts';
import { readProposers } from './proposals.store.ts';
import { itemsOf, SetLibrary } from './set-library.ts';
import { setTable } from './set-table.ts';

export type LockedSets = LockedVersions<IndicatorSetBody, SetLibrary>;

/** The course of sets. One that departments adopted is ended by `RetireSet`. */
@Injectable()
export class SetCourse {
  /** Throws `set-unknown`, `set-exists`, and the problems of `checkSet`. */
  readonly course: VersionCourse<IndicatorSetBody, SetLibrary>;

  constructor(
    courses: VersionCourses,
    departments: Departments,
    indicators: IndicatorLibrary,
    items: ItemKnowledge,
  ) {
    this.course = courses.of({
      table: setTable,
      // An indicator that is retired meanwhile would be in the set nevertheless.
      reads: [definitionTable],
      library: (rows) => new SetLibrary(rows),
      keyTaken: () => setProblem('set-exists', { field: 'key' }),
      check: async ({ tx }, _key, body) => {
        const known = await items.about(itemsOf(body), await indicators.current(tx));
        checkSet(body, { ...known, tree: departments.tree() });
      },
      proposer: async (tx, { key, version }) => (await readProposers(tx, key)).get(version),
    });
  }
}
