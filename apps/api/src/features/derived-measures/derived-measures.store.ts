import type { Reduction } from '@attune/contracts';
import type { Pool, PoolClient } from 'pg';
import { sweepTallies } from '../measures/sweep-tallies.ts';
import type { Item } from './item.ts';

/** One change at a time: versions are numbered one after the other. */
export const lockDerivedMeasures = (tx: PoolClient) =>
  tx.query(`select pg_advisory_xact_lock(hashtext('attune derived measures'))`);

/** The last version of a key there ever was, 0 for none, and whether one of them is in use. */
export async function lastVersion(tx: PoolClient, key: string): Promise<{ version: number; live: boolean }> {
  const { rows } = await tx.query<{ version: number; live: boolean }>(
    `select coalesce(max(version), 0) as version, coalesce(bool_or(retired_at is null), false) as live
       from derived_measure where key = $1`,
    [key],
  );
  return rows[0] as { version: number; live: boolean };
}

export interface NewVersion {
  key: string;
  version: number;
  names: { en: string; zh: string };
  surveyId: number;
  reduction: Reduction;
  items: readonly Item[];
  liveKey: string;
  historyKey: string;
}

/** Declares it as of now: what the log holds is its history. The measures are there already. */
export async function insertVersion(tx: PoolClient, version: NewVersion): Promise<void> {
  await tx.query(
    `insert into derived_measure (key, version, name_en, name_zh, survey_id, reduction, items, measure_id, history_id,
                                  positions)
     select $1, $2, $3, $4, $5, $6, $7, live.id, history.id,
            array(select position from log_head order by partition)
       from measure live, measure history where live.key = $8 and history.key = $9`,
    [
      version.key,
      version.version,
      version.names.en,
      version.names.zh,
      version.surveyId,
      JSON.stringify(version.reduction),
      JSON.stringify(version.items),
      version.liveKey,
      version.historyKey,
    ],
  );
}

/** @returns whether there was something to retire */
export async function retireVersions(
  connection: Pool | PoolClient,
  key: string,
  before = 32_767,
): Promise<boolean> {
  const { rowCount } = await connection.query(
    `update derived_measure set retired_at = now() where key = $1 and version < $2 and retired_at is null`,
    [key, before],
  );
  return (rowCount ?? 0) > 0;
}

/**
 * Removes what retired versions kept, once every worker has heard of it: they look every second. A row that somebody
 * adds later all the same is read by nobody.
 */
export async function sweepRetired(worker: Pool): Promise<void> {
  const { rows } = await worker.query<{ id: number; measures: number[] }>(
    `select id, array[measure_id, history_id] as measures from derived_measure
      where retired_at < now() - interval '10 seconds' and swept_at is null`,
  );
  for (const { id, measures } of rows) {
    await sweepTallies(worker, 's.measure_id = any ($1)', [measures]);
    await worker.query('update derived_measure set swept_at = now() where id = $1', [id]);
  }
}
