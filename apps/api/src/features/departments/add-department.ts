import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import { Department, DepartmentPlacement } from './department.entity.ts';
import { Departments } from './departments.ts';
import { lockTree, tellOfChange } from './departments.store.ts';
import { departmentProblem } from './problems.ts';
import type { NewDepartment } from './requests.ts';

@Injectable()
export class AddDepartment {
  constructor(
    private readonly database: Database,
    private readonly departments: Departments,
  ) {}

  async run(principal: Principal, { key, parent, names }: NewDepartment): Promise<void> {
    const parentId = this.departments.tree().idOf(parent);
    if (parentId === undefined) throw departmentProblem('department-unknown', { field: 'parent' });
    if (!principal.may('departments:manage', parentId)) {
      throw departmentProblem('department-forbidden', { field: 'parent' });
    }
    await this.database.withScope(principal.scope, async (tx) => {
      await lockTree(tx);
      if (await tx.existsBy(Department, { key }))
        throw departmentProblem('department-exists', { field: 'key' });
      const { id } = await tx.save(Department, { key, nameEn: names.en, nameZh: names.zh });
      // It has always stood there: facts older than its entry belong somewhere, too.
      await tx.insert(DepartmentPlacement, { departmentId: id, parentId });
      await tellOfChange(tx);
    });
    await this.departments.reload();
  }
}
