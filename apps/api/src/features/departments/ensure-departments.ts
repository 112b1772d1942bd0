import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { Departments } from './departments.ts';
import { addIfMissing, lockTree, tellOfChange } from './departments.store.ts';
import type { NewDepartment } from './requests.ts';

/** For the first start and the sample: adds those that are missing, leaves the others as they are. */
@Injectable()
export class EnsureDepartments {
  constructor(
    private readonly database: Database,
    private readonly departments: Departments,
  ) {}

  /** @param wanted parents before their children */
  async run(wanted: readonly NewDepartment[]): Promise<void> {
    await this.database.withScope({ departments: [] }, async (tx) => {
      await lockTree(tx);
      let added = 0;
      for (const department of wanted) {
        if (await addIfMissing(tx, department)) added++;
      }
      if (added > 0) await tellOfChange(tx);
    });
    const tree = await this.departments.reload();
    const homeless = wanted.find(
      ({ key }) => !tree.treeOn(this.departments.today()).has(tree.idOf(key) ?? 0),
    );
    if (homeless !== undefined)
      throw new Error(`Department ${homeless.key} has no parent ${homeless.parent}.`);
  }
}
