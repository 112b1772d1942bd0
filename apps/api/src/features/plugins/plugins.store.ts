import type { NewPlugin } from '@attune/contracts';
import type { Pool, PoolClient } from 'pg';

/** One change at a time: an indicator belongs to one plugin. */
export const lockPlugins = (tx: PoolClient) =>
  tx.query(`select pg_advisory_xact_lock(hashtext('attune plugins'))`);

/** Told when the transaction commits. */
export const tellOfChange = (tx: PoolClient) => tx.query(`select pg_notify('plugins_changed', '')`);

export interface InstalledRow {
  id: number;
  name: string;
  version: number;
  sha256: string;
  options: NewPlugin['options'];
  description: unknown;
  enabled: boolean;
  installedBy: string;
  installedAt: Date;
}

/** Those in use, by name. */
export async function readInstalled(connection: Pool | PoolClient): Promise<InstalledRow[]> {
  const { rows } = await connection.query<InstalledRow>(
    `select id, name, version, sha256, options, description, enabled, installed_by as "installedBy",
            installed_at as "installedAt"
       from installed_plugin where removed_at is null order by name`,
  );
  return rows;
}

export async function readBundle(connection: Pool, id: number): Promise<string> {
  const { rows } = await connection.query<{ bundle: string }>(
    'select bundle from installed_plugin where id = $1',
    [id],
  );
  return (rows[0] as { bundle: string }).bundle;
}

/** In place of the one of this name that is in use, if there is one. */
export async function insertPlugin(
  tx: PoolClient,
  plugin: Pick<InstalledRow, 'name' | 'sha256' | 'options' | 'description' | 'installedBy'> & {
    bundle: string;
  },
): Promise<void> {
  await markRemoved(tx, plugin.name);
  await tx.query(
    `insert into installed_plugin (name, version, bundle, sha256, options, description, installed_by)
     select $1, 1 + coalesce(max(version), 0), $2, $3, $4, $5, $6 from installed_plugin where name = $1`,
    [
      plugin.name,
      plugin.bundle,
      plugin.sha256,
      JSON.stringify(plugin.options),
      JSON.stringify(plugin.description),
      plugin.installedBy,
    ],
  );
}

/** @returns whether there was one */
export async function markRemoved(tx: PoolClient, name: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    'update installed_plugin set removed_at = now() where name = $1 and removed_at is null',
    [name],
  );
  return rowCount !== 0;
}

/** @returns whether there was one */
export async function markEnabled(tx: PoolClient, name: string, enabled: boolean): Promise<boolean> {
  const { rowCount } = await tx.query(
    'update installed_plugin set enabled = $2 where name = $1 and removed_at is null',
    [name, enabled],
  );
  return rowCount !== 0;
}
