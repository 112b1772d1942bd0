import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import { asOwner } from './as-owner.ts';
import { endConnection, forgetConnection } from './bi-connections.store.ts';
import { dropRole } from './bi-role.ts';
import { findBiConnection } from './find-bi-connection.ts';

/** For good. What it sees ends at once, whatever becomes of its sessions and its role; `EndBiSessions` sees to these. */
@Injectable()
export class DeleteBiConnection {
  constructor(private readonly database: Database) {}

  /** Throws the problems of `findBiConnection`, and `bi-roles-not-allowed` once it sees nothing. */
  async run(principal: Principal, id: string): Promise<void> {
    const { role } = await findBiConnection(this.database, principal, id);
    await asOwner(this.database, async (owner) => {
      await endConnection(owner, id);
      await dropRole(owner, role);
      await forgetConnection(owner, role);
    });
  }
}
