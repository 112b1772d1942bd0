import type { DefinitionStatus, DefinitionStep, IndicatorBody } from '@attune/contracts';
import type { Pool, PoolClient } from 'pg';
import type { Principal } from '../../platform/http/access/principal.ts';

export interface DefinitionRow {
  indicator: string;
  version: number;
  status: DefinitionStatus;
  revision: number;
  from: string | null;
  to: string | null;
  body: IndicatorBody;
}

type Connection = Pool | PoolClient;

/** One change at a time: what a definition refers to is there until it is committed. */
export const lockDefinitions = (tx: PoolClient) =>
  tx.query(`select pg_advisory_xact_lock(hashtext('attune indicator definitions'))`);

export async function readRevision(connection: Connection): Promise<string> {
  const { rows } = await connection.query<{ revision: string }>({
    name: 'indicator library revision',
    text: 'select revision::text from indicator_library',
  });
  return rows[0]?.revision ?? '';
}

export async function readDefinitions(connection: Connection): Promise<DefinitionRow[]> {
  const { rows } = await connection.query<DefinitionRow>(
    `select indicator, version, status, revision, from_day::text as "from", to_day::text as "to", body
       from indicator_definition order by indicator, version`,
  );
  return rows;
}

export type StepRow = DefinitionStep & { indicator: string; version: number; person: string | null };

export async function readSteps(connection: Connection, indicator: string): Promise<StepRow[]> {
  const { rows } = await connection.query<StepRow>(
    `select indicator, version, step, json_build_object('kind', by_kind, 'id', by_id, 'name', by_name) as "by",
            by_person as person, why, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
       from indicator_definition_step where indicator = $1 order by id`,
    [indicator],
  );
  return rows;
}

export async function insertDefinition(
  tx: PoolClient,
  { indicator, version, body }: Pick<DefinitionRow, 'indicator' | 'version' | 'body'>,
): Promise<void> {
  await tx.query(
    `insert into indicator_definition (indicator, version, status, body) values ($1, $2, 'draft', $3)`,
    [indicator, version, JSON.stringify(body)],
  );
}

export type DefinitionChange = Partial<Pick<DefinitionRow, 'status' | 'from' | 'to' | 'body'>>;

/** The row as it is now, changed where the change says so. */
export async function updateDefinition(
  tx: PoolClient,
  row: DefinitionRow,
  change: DefinitionChange,
): Promise<void> {
  const { indicator, version, status, from, to, body } = { ...row, ...change };
  await tx.query(
    `update indicator_definition
        set status = $3, from_day = $4, to_day = $5, body = $6, revision = revision + 1
      where indicator = $1 and version = $2`,
    [indicator, version, status, from, to, JSON.stringify(body)],
  );
}

export async function deleteDefinition(
  tx: PoolClient,
  { indicator, version }: Pick<DefinitionRow, 'indicator' | 'version'>,
): Promise<void> {
  await tx.query('delete from indicator_definition where indicator = $1 and version = $2', [
    indicator,
    version,
  ]);
}

export async function insertStep(
  tx: PoolClient,
  { indicator, version }: Pick<DefinitionRow, 'indicator' | 'version'>,
  { step, principal, why }: { step: DefinitionStep['step']; principal: Principal; why: string },
): Promise<void> {
  await tx.query(
    `insert into indicator_definition_step (indicator, version, step, by_kind, by_id, by_name, by_person, why)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [indicator, version, step, principal.kind, principal.id, principal.name, principal.person, why],
  );
}

/** Processes look at the revision whenever they read definitions. */
export async function tellOfChange(tx: PoolClient): Promise<void> {
  await tx.query('update indicator_library set revision = revision + 1');
}
