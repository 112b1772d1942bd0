import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../../platform/database/in-transaction.ts';
import { standBy } from '../../platform/log/bystander.ts';
import { packIntoCustomers } from './pack-customers.ts';
import { packIntoMonths } from './pack-months.ts';
import { factBytes, type RecentRow } from './recent-facts.ts';

const begin = `begin; set local synchronous_commit = off; ${standBy}`;

/**
 * Moves what is recent to where it is read from: into the rows of each customer, and into the months. A reader adds
 * both up with what is recent, so it sees the same before, during and after. One worker does it at a time; the others
 * pass. Answers how many facts were moved, about as many as asked for at most.
 */
export async function packActivity(worker: Pool, limit: number): Promise<number> {
  return inTransaction(
    worker,
    async (tx) => {
      const { rows: locks } = await tx.query<{ held: boolean }>(
        `select pg_try_advisory_xact_lock(hashtext('attune activity packing'), 0) as held`,
      );
      if (!locks[0]?.held) return 0;
      const recent = await takeRecent(tx, limit);
      await packIntoCustomers(tx, recent);
      await packIntoMonths(tx, recent);
      return recent.reduce((sum, { facts }) => sum + facts.length / factBytes, 0);
    },
    begin,
  );
}

async function takeRecent(tx: PoolClient, limit: number): Promise<RecentRow[]> {
  const { rows } = await tx.query<RecentRow>(
    `delete from customer_activity_recent
      where ctid = any (array(
        select ctid from (
          select ctid, sum(octet_length(facts)) over (rows unbounded preceding) - octet_length(facts) as before
            from customer_activity_recent) r
         where before < $1::bigint))
     returning generation, department_id as "departmentId", day, facts`,
    [limit * factBytes],
  );
  return rows;
}
