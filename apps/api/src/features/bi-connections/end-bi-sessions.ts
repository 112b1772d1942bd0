import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { asOwner } from './as-owner.ts';
import { anyConnection, endedRoles, forgetConnection } from './bi-connections.store.ts';
import { dropRole } from './bi-role.ts';
import { closeDoors } from './close-doors.ts';

/** The longest that a transaction of a BI tool may last, whatever its client has set. */
const longest = '10 minutes';

/**
 * Ends sessions of BI tools that no dashboard has a use for: transactions without end, which keep a migration waiting, and
 * what would make the log wait (advisory locks, transaction ids) where PostgreSQL could not be told to refuse it.
 * Finishes what a deletion left undone.
 */
@Injectable()
export class EndBiSessions {
  #closed = false;

  constructor(private readonly database: Database) {}

  async endDue(): Promise<void> {
    if (!(await anyConnection(this.database))) return;
    await asOwner(this.database, async (owner) => {
      // Another version of Attune may have brought roles of its own.
      if (!this.#closed) await closeDoors(owner);
      this.#closed = true;
      await owner.query(
        `select pg_terminate_backend(a.pid)
           from bi_connection c join pg_stat_activity a on a.usename = c.role_name
          where a.xact_start < now() - $1::interval or a.backend_xid is not null or c.ended_at is not null
             or exists (select from pg_locks l where l.pid = a.pid and l.locktype = 'advisory')`,
        [longest],
      );
      for (const role of await endedRoles(owner)) {
        await dropRole(owner, role);
        await forgetConnection(owner, role);
      }
    });
  }
}
