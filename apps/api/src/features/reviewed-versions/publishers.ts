import { Injectable } from '@nestjs/common';
import { Departments } from '../departments/departments.ts';
import { AccountsWithRole } from '../identity/accounts-with-role.ts';
import { rolesFor } from '../../platform/http/access/permissions.ts';

/** Who may publish indicators. */
@Injectable()
export class Publishers {
  constructor(
    private readonly accounts: AccountsWithRole,
    private readonly departments: Departments,
  ) {}

  /** How many people besides this one: somebody alone must be able to approve what they propose. */
  async othersThan(person: string | null): Promise<number> {
    const root = this.departments.tree().rootId;
    const accounts = await this.accounts.find(rolesFor('indicators:publish'), root);
    return accounts.filter((id) => id !== person).length;
  }
}
