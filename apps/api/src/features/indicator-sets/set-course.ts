import type { IndicatorSetBody } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { inTransaction } from '../../platform/database/in-transaction.ts';
import { Departments } from '../departments/departments.ts';
import { definitionTable } from '../indicator-definitions/definition-table.ts';
import { IndicatorLibrary } from '../indicator-definitions/indicator-library.ts';
import { type LockedVersions, VersionCourse } from '../reviewed-versions/version-course.ts';
import { checkSet } from './check-set.ts';
import { ItemKnowledge } from './item-knowledge.ts';
import { itemsOf, SetLibrary } from './set-library.ts';
import { setTable } from './set-table.ts';

export interface LockedSets extends LockedVersions<IndicatorSetBody> {
  sets: SetLibrary;
}

/** The course of sets. Its checks throw the problems of `checkSet`. */
@Injectable()
export class SetCourse {
  readonly course: VersionCourse<IndicatorSetBody, LockedSets>;

  constructor(
    private readonly database: Database,
    departments: Departments,
    indicators: IndicatorLibrary,
    items: ItemKnowledge,
  ) {
    this.course = new VersionCourse({
      table: setTable,
      change: (work) => this.change(work),
      versions: ({ sets }, key) => sets.versions(key),
      check: async ({ tx }, _key, body) => {
        const known = await items.about(itemsOf(body), await indicators.current(tx));
        checkSet(body, { ...known, tree: departments.tree() });
      },
      // Figures end with the set; departments that adopted it are told so by its dates.
      checkEnd: () => Promise.resolve(),
    });
  }

  /** One change at a time, and none of the indicators that sets read meanwhile: one that is retired is in no set. */
  change<T>(work: (locked: LockedSets) => Promise<T>): Promise<T> {
    return inTransaction(this.database.worker, async (tx) => {
      await definitionTable.lock(tx);
      await setTable.lock(tx);
      const rows = await setTable.read(tx);
      const result = await work({ tx, rows, sets: new SetLibrary(rows) });
      await setTable.tellOfChange(tx);
      return result;
    });
  }
}
