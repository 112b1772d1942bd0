import type { Role } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import type { Permission } from '../../platform/http/access/permissions.ts';
import { Principal } from '../../platform/http/access/principal.ts';
import { Departments } from '../departments/departments.ts';

interface KeyGrant {
  id: string;
  name: string;
  scopes: readonly Permission[];
  departmentId: number;
  createdBy: string | null;
}

/** Turns grants and keys into who may do what where, by today's tree. */
@Injectable()
export class Principals {
  constructor(private readonly departments: Departments) {}

  /** Another object whenever access may have changed: another tree, or another day of it. */
  get tree(): object {
    return this.departments.treeToday();
  }

  ofAccount(
    { id, name }: { id: string; name: string },
    grants: readonly { role: Role; departmentId: number }[],
  ): Principal {
    const holdings = grants.map(({ role, departmentId }) => ({
      role,
      scopes: [],
      departmentId,
      departments: this.departments.treeToday().subtree(departmentId),
    }));
    return new Principal('account', id, holdings, { name });
  }

  ofKey({ id, name, scopes, departmentId, createdBy }: KeyGrant): Principal {
    const departments = this.departments.treeToday().subtree(departmentId);
    const holding = { role: null, scopes, departmentId, departments };
    return new Principal('key', id, [holding], { name, person: createdBy });
  }
}
