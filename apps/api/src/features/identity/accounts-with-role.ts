import type { Role } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';

/** People by what they may do, for whoever has to know that there is somebody. */
@Injectable()
export class AccountsWithRole {
  constructor(private readonly database: Database) {}

  /** Ids of the accounts with one of these roles in this very department. */
  async find(roles: readonly Role[], departmentId: number): Promise<string[]> {
    const rows: { id: string }[] = await this.database.identity.query(
      'select distinct account_id as id from account_grant where role = any ($1) and department_id = $2',
      [roles, departmentId],
    );
    return rows.map(({ id }) => id);
  }
}
