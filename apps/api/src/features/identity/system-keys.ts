import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { Departments } from '../departments/departments.ts';
import { ApiKey } from './api-key.entity.ts';
import { hashOf, newKey } from './tokens.ts';

export interface SystemKey {
  key: string;
  revoke: () => Promise<void>;
}

/** Keys for what Attune sends to itself through its own front door. They expire by themselves. */
@Injectable()
export class SystemKeys {
  constructor(
    private readonly database: Database,
    private readonly departments: Departments,
  ) {}

  async issue(name: string, minutes: number): Promise<SystemKey> {
    const { key, prefix } = newKey();
    const keys = this.database.identity.getRepository(ApiKey);
    const { id } = await keys.save(
      keys.create({
        name,
        prefix,
        keyHash: hashOf(key),
        scopes: ['events:write'],
        departmentId: this.departments.tree().rootId,
        createdBy: null,
        expiresAt: new Date(Date.now() + minutes * 60_000),
        revokedAt: null,
        lastUsedAt: null,
      }),
    );
    return { key, revoke: async () => void (await keys.delete(id)) };
  }
}
