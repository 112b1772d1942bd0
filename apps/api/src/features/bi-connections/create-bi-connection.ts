import type { CreatedBiConnection, newBiConnection } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import { platformProblem } from '../../platform/http/problem-error.ts';
import { Departments } from '../departments/departments.ts';
import { asOwner } from './as-owner.ts';
import { insertConnection } from './bi-connections.store.ts';
import { makeRole, newPassword, newRoleName } from './bi-role.ts';
import { closeDoors } from './close-doors.ts';
import { DescribeConnection } from './describe-connection.ts';
import { biProblem } from './problems.ts';

@Injectable()
export class CreateBiConnection {
  constructor(
    private readonly database: Database,
    private readonly departments: Departments,
    private readonly connections: DescribeConnection,
  ) {}

  /** The only time the password leaves the server. Throws `bi-department`, `forbidden`, `bi-roles-not-allowed`. */
  async run(
    principal: Principal,
    { name, department }: z.infer<typeof newBiConnection>,
  ): Promise<CreatedBiConnection> {
    const departmentId = this.departments.tree().idOf(department);
    if (departmentId === undefined) throw biProblem('bi-department', { field: 'department' });
    if (!principal.may('bi:manage', departmentId))
      throw platformProblem('forbidden', { field: 'department' });
    const role = newRoleName();
    const password = newPassword();
    const row = await asOwner(this.database, async (owner) => {
      await owner.query('begin');
      await closeDoors(owner);
      const row = await insertConnection(owner, { name, role, departmentId });
      await makeRole(owner, role, password);
      await owner.query('commit');
      return row;
    });
    return this.connections.withPassword(row, password);
  }
}
