import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/http/access/principal.ts';
import { rolesFor } from '../../platform/http/access/permissions.ts';
import { Departments } from '../departments/departments.ts';
import { AccountsWithRole } from '../identity/accounts-with-role.ts';

/** Indicators and sets hold in the whole enterprise: who may work on them is asked at its root department. */
@Injectable()
export class VersionAccess {
  constructor(
    private readonly accounts: AccountsWithRole,
    private readonly departments: Departments,
  ) {}

  mayPropose(principal: Principal): boolean {
    return principal.may('indicators:propose', this.departments.tree().rootId);
  }

  mayPublish(principal: Principal): boolean {
    return principal.may('indicators:publish', this.departments.tree().rootId);
  }

  /** How many people besides this one may publish: somebody alone must be able to approve what they propose. */
  async publishersBesides(person: string | null): Promise<number> {
    const root = this.departments.tree().rootId;
    const accounts = await this.accounts.find(rolesFor('indicators:publish'), root);
    return accounts.filter((id) => id !== person).length;
  }
}
