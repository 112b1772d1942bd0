import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../../platform/database/in-transaction.ts';
import { standBy } from '../../platform/log/bystander.ts';

const begin = `begin; set local synchronous_commit = off; ${standBy}`;

/** One worker packs or compacts at a time; to the others this answers undefined at once. */
export async function inPackingTransaction<T>(
  worker: Pool,
  work: (tx: PoolClient) => Promise<T>,
): Promise<T | undefined> {
  return inTransaction(
    worker,
    async (tx) => {
      const { rows: locks } = await tx.query<{ held: boolean }>(
        `select pg_try_advisory_xact_lock(hashtext('attune activity packing'), 0) as held`,
      );
      return locks[0]?.held ? work(tx) : undefined;
    },
    begin,
  );
}

/** Of a row with a generation: what was retired meanwhile is not added to, so that nothing is left when it is swept. */
export const isLive = `exists (select from tally_generation g where g.id = u.generation and g.status <> 'retired')`;
