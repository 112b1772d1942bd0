import type { ApiKey as ApiKeyAnswer } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { Database } from '../../platform/database/database.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import { Departments } from '../departments/departments.ts';
import { ApiKey } from './api-key.entity.ts';
import { describeKey } from './describe-key.ts';

/** The keys of the departments that somebody manages, newest first, without the revoked ones. */
@Injectable()
export class ListApiKeys {
  constructor(
    private readonly database: Database,
    private readonly departments: Departments,
  ) {}

  async run(principal: Principal): Promise<ApiKeyAnswer[]> {
    const keys = await this.database.identity.manager.find(ApiKey, {
      where: { departmentId: In([...principal.departmentsFor('keys:manage')]), revokedAt: IsNull() },
      order: { id: 'desc' },
    });
    const tree = this.departments.tree();
    return keys.map((key) => describeKey(key, tree.keyOf(key.departmentId) ?? ''));
  }
}
