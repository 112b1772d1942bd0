import type { Pool, PoolClient } from 'pg';
import { packIntoCustomers } from './pack-customers.ts';
import { packIntoMonths } from './pack-months.ts';
import { inPackingTransaction } from './packing-transaction.ts';
import { factBytes, type RecentRow } from './recent-facts.ts';

/**
 * Moves what is recent to where it is read from: to what customers did, and into the months. A reader adds both up with
 * what is recent, so it sees the same before, during and after. One worker does it at a time; the others pass. Answers
 * how many facts were moved, about as many as asked for at most.
 */
export async function packActivity(worker: Pool, limit: number): Promise<number> {
  const moved = await inPackingTransaction(worker, async (tx) => {
    const recent = await takeRecent(tx, limit);
    await packIntoCustomers(tx, recent);
    await packIntoMonths(tx, recent);
    return recent.reduce((sum, { facts }) => sum + facts.length / factBytes, 0);
  });
  return moved ?? 0;
}

/** There are many small rows, each of which costs more than its bytes. */
async function takeRecent(tx: PoolClient, limit: number): Promise<RecentRow[]> {
  const { rows } = await tx.query<RecentRow>(
    `with taken as (
       delete from customer_activity_recent
        where ctid = any (array(
          select ctid from (
            select ctid, sum(octet_length(facts)) over (rows unbounded preceding) - octet_length(facts) as before
              from customer_activity_recent) r
           where before < $1::bigint))
       returning generation, department_id, day, facts)
     select generation, department_id as "departmentId", day, string_agg(facts, '') as facts
       from taken group by 1, 2, 3`,
    [limit * factBytes],
  );
  return rows;
}
