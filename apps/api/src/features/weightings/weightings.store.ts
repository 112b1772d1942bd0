import type { Dimension } from '@attune/contracts';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../../platform/database/in-transaction.ts';
import { sweepTallies } from '../measures/sweep-tallies.ts';
import { crossedCut } from './crossed-cut.ts';
import type { NewWeighting } from './requests.ts';

/** One change at a time: versions are numbered one after the other, and a cut is not retired while it is chosen. */
export const lockWeightings = (tx: PoolClient) =>
  tx.query(`select pg_advisory_xact_lock(hashtext('attune weightings'))`);

/** The last version of a key there ever was, 0 for none, and whether it is in use. */
export async function lastVersion(tx: PoolClient, key: string): Promise<{ version: number; live: boolean }> {
  const { rows } = await tx.query<{ version: number; live: boolean }>(
    `select coalesce(max(version), 0) as version, coalesce(bool_or(retired_at is null), false) as live
       from weighting where key = $1`,
    [key],
  );
  return rows[0] as { version: number; live: boolean };
}

/** The crossed cut of these dimensions; declared as of now where there is none: what the log holds is its history. */
export async function cutOf(tx: PoolClient, dimensions: readonly Dimension[]): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    'select id from crossed_cut where dimensions = $1 and retired_at is null',
    [dimensions],
  );
  const [known] = rows;
  if (known) return known.id;
  const { rows: made } = await tx.query<{ id: number }>(
    `insert into crossed_cut (dimensions, positions)
     values ($1, array(select position from log_head order by partition)) returning id`,
    [dimensions],
  );
  return (made[0] as { id: number }).id;
}

/** From then on the cut is not retired. */
export const useCut = (tx: PoolClient, cutId: number, indicator: string) =>
  tx.query('insert into crossed_cut_use (cut_id, indicator) values ($1, $2) on conflict do nothing', [
    cutId,
    indicator,
  ]);

export async function insertWeighting(
  tx: PoolClient,
  { key, names, definition }: NewWeighting,
  { version, cutId }: { version: number; cutId: number },
): Promise<void> {
  await tx.query(
    `insert into weighting (key, version, name_en, name_zh, definition, cut_id) values ($1, $2, $3, $4, $5, $6)`,
    [key, version, names.en, names.zh, JSON.stringify(definition), cutId],
  );
}

/** @returns whether there was one to retire */
export async function retireWeighting(tx: PoolClient, key: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    'update weighting set retired_at = now() where key = $1 and retired_at is null',
    [key],
  );
  return rowCount !== 0;
}

/**
 * Retires cuts that nobody has weighted by for an hour (whoever retires a weighting to declare it with other targets
 * finds its cut again), and removes what retired ones kept, once every worker has heard of it.
 */
export async function sweepCuts(worker: Pool): Promise<void> {
  await inTransaction(worker, async (tx) => {
    await lockWeightings(tx);
    await tx.query(
      `update crossed_cut c set retired_at = now()
        where retired_at is null and not exists (select from crossed_cut_use u where u.cut_id = c.id) and not exists (
         select from weighting w
          where w.cut_id = c.id and (w.retired_at is null or w.retired_at > now() - interval '1 hour'))`,
    );
  });
  const { rows } = await worker.query<{ id: number }>(
    `select id from crossed_cut where retired_at < now() - interval '10 seconds' and swept_at is null`,
  );
  for (const { id } of rows) {
    const names = (['history', 'live'] as const).map((part) => crossedCut(id, part, []).name);
    await sweepTallies(worker, 's.cut = any ($1)', [names]);
    await worker.query('update crossed_cut set swept_at = now() where id = $1', [id]);
  }
}
