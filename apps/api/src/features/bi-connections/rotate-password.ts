import type { CreatedBiConnection } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import { asOwner } from './as-owner.ts';
import { notePassword } from './bi-connections.store.ts';
import { changePassword, newPassword } from './bi-role.ts';
import { DescribeConnection } from './describe-connection.ts';
import { findBiConnection } from './find-bi-connection.ts';

@Injectable()
export class RotatePassword {
  constructor(
    private readonly database: Database,
    private readonly connections: DescribeConnection,
  ) {}

  /** Another password, shown this once; sessions of the old one end. Throws as `DeleteBiConnection`. */
  async run(principal: Principal, id: string): Promise<CreatedBiConnection> {
    const { role } = await findBiConnection(this.database, principal, id);
    const password = newPassword();
    const row = await asOwner(this.database, async (owner) => {
      await changePassword(owner, role, password);
      return notePassword(owner, id);
    });
    return this.connections.withPassword(row, password);
  }
}
