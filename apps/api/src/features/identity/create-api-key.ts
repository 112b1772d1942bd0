import type { createdApiKey, newApiKey } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.ts';
import { type Permission, rolesFor } from '../../platform/http/access/permissions.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import { platformProblem } from '../../platform/http/problem-error.ts';
import { Departments } from '../departments/departments.ts';
import { ApiKey } from './api-key.entity.ts';
import { describeKey } from './describe-key.ts';
import { identityProblem } from './problems.ts';
import { hashOf, newKey } from './tokens.ts';

/** What no role has is for keys alone, and given by whoever manages keys. */
const mayGive = (principal: Principal, scope: Permission, departmentId: number): boolean =>
  rolesFor(scope).length === 0 || principal.may(scope, departmentId);

@Injectable()
export class CreateApiKey {
  constructor(
    private readonly database: Database,
    private readonly departments: Departments,
  ) {}

  /**
   * The only time the key itself leaves the server; kept is its hash. Throws `key-department`, `forbidden`, and
   * `key-scope-beyond-yours`: a key may do no more than who makes it.
   */
  async run(principal: Principal, wanted: z.infer<typeof newApiKey>): Promise<z.infer<typeof createdApiKey>> {
    const departmentId = this.departments.tree().idOf(wanted.department);
    if (departmentId === undefined) throw identityProblem('key-department', { field: 'department' });
    if (!principal.may('keys:manage', departmentId))
      throw platformProblem('forbidden', { field: 'department' });
    const beyond = wanted.scopes.find((scope) => !mayGive(principal, scope, departmentId));
    if (beyond !== undefined)
      throw identityProblem('key-scope-beyond-yours', { field: `scopes.${wanted.scopes.indexOf(beyond)}` });
    const expiresAt = wanted.expiresAt === null ? null : new Date(wanted.expiresAt);
    if (expiresAt !== null && expiresAt.getTime() <= Date.now()) {
      throw platformProblem('invalid-request', {
        field: 'expiresAt',
        detail: 'expiresAt: needs a time to come.',
      });
    }
    const { key, prefix } = newKey();
    const keys = this.database.identity.getRepository(ApiKey);
    const row = await keys.save(
      keys.create({
        name: wanted.name,
        prefix,
        keyHash: hashOf(key),
        scopes: [...new Set(wanted.scopes)].sort(),
        departmentId,
        createdBy: principal.kind === 'account' ? principal.id : null,
        expiresAt,
        revokedAt: null,
        lastUsedAt: null,
      }),
    );
    return { ...describeKey(row, wanted.department), key };
  }
}
