import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import type { DepartmentTree } from './department-tree.ts';
import { Departments } from './departments.ts';
import { lockTree, placeBelow, readTree, tellOfChange } from './departments.store.ts';
import { departmentProblem } from './problems.ts';
import type { NewParent } from './requests.ts';

/** From a day on, for good: what was planned for later days gives way. The days before stay as they were. */
@Injectable()
export class MoveDepartment {
  constructor(
    private readonly database: Database,
    private readonly departments: Departments,
  ) {}

  async run(principal: Principal, key: string, { parent, from }: NewParent): Promise<void> {
    await this.database.withScope(principal.scope, async (tx) => {
      await lockTree(tx);
      // Read under the lock: what was in memory may be one move behind.
      const tree = await readTree(tx);
      const { id, parentId } = find(tree, key, parent);
      if (!mayMove(principal, tree.treeOn(this.departments.today()).parent(id), parentId)) {
        throw departmentProblem('department-forbidden');
      }
      if (isBelow(tree, parentId, id, from))
        throw departmentProblem('department-circle', { field: 'parent' });
      await placeBelow(tx, { id, parentId, from });
      await tellOfChange(tx);
    });
    await this.departments.reload();
  }
}

function find(tree: DepartmentTree, key: string, parent: string) {
  const id = tree.idOf(key);
  if (id === undefined) throw departmentProblem('department-not-found');
  if (id === tree.rootId) throw departmentProblem('department-root');
  const parentId = tree.idOf(parent);
  if (parentId === undefined) throw departmentProblem('department-unknown', { field: 'parent' });
  return { id, parentId };
}

/** It takes the right where it stands and where it goes: moving it changes the figures of both. */
const mayMove = (principal: Principal, oldParent: number | null, newParent: number) =>
  oldParent !== null &&
  principal.may('departments:manage', oldParent) &&
  principal.may('departments:manage', newParent);

/** On that day or any later one that is already planned. */
function isBelow(tree: DepartmentTree, id: number, other: number, from: string): boolean {
  const days = [from, ...tree.changeDays(from, '9999-12-31')];
  return days.some((day) => tree.subtree(other, day).includes(id));
}
