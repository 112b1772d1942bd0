import type { Pool, PoolClient } from 'pg';
import type { VersionName } from '../reviewed-versions/version-table.ts';

export async function insertProposal(
  tx: PoolClient,
  { key, version }: VersionName,
  departmentId: number,
): Promise<void> {
  await tx.query('insert into indicator_set_proposal (set_key, version, department_id) values ($1, $2, $3)', [
    key,
    version,
    departmentId,
  ]);
}

/** Ids of the departments that proposed versions of a set, by version. */
export async function readProposers(
  connection: Pool | PoolClient,
  key: string,
): Promise<Map<number, number>> {
  const { rows } = await connection.query<{ version: number; departmentId: number }>(
    `select version, department_id as "departmentId" from indicator_set_proposal where set_key = $1`,
    [key],
  );
  return new Map(rows.map(({ version, departmentId }) => [version, departmentId]));
}
