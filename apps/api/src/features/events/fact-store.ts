import type { PoolClient } from 'pg';
import type { FactData, FactEdit, RecordedFact } from './fact.ts';

/** The identity of an event, with its source as a number. */
export interface FactIdentity {
  sourceId: number;
  externalId: string;
}

export const identityText = ({ sourceId, externalId }: FactIdentity) => `${sourceId} ${externalId}`;

/** What edits keep in the log: the same shape whatever event they came as, and nothing personal. */
export interface EditData {
  patch?: Record<string, unknown>;
  /** Epoch ms. */
  time?: number;
  withdraws?: true;
  /** The original's department, moved. */
  department?: number;
  /** An edit that waited and then did not suit its original: kept, without effect, with the reason. */
  refused?: string;
}

/** Until the end of the transaction; taken in one order, so that two edits never wait for each other. */
export async function lock(tx: PoolClient, names: readonly string[]): Promise<void> {
  for (const name of [...new Set(names)].sort()) {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 7))', [name]);
  }
}

/** Held by whatever decides by who is whom; a merge waits for it, and it for a merge. */
export async function lockCustomersShared(tx: PoolClient): Promise<void> {
  await tx.query('select pg_advisory_xact_lock_shared(hashtextextended($1, 7))', [customersLock]);
}
export const customersLock = 'customers';

interface FactRow {
  source_id: number;
  external_id: string;
  type: string;
  at: number;
  department_id: number;
  customer_id: number | null;
  data: FactData;
}

const factOf = (row: FactRow): RecordedFact => ({
  sourceId: row.source_id,
  externalId: row.external_id,
  type: row.type,
  at: row.at,
  departmentId: row.department_id,
  customerId: row.customer_id,
  data: row.data,
});

const factColumns = `source_id, external_id, type, (extract(epoch from time) * 1000)::float8 as at, department_id, customer_id, data`;

export async function loadFacts(tx: PoolClient, facts: readonly FactIdentity[]): Promise<RecordedFact[]> {
  const { rows } = await tx.query<FactRow>(
    `select ${factColumns} from event
      where (source_id, external_id) in (select * from unnest($1::int[], $2::text[]))`,
    [facts.map((fact) => fact.sourceId), facts.map((fact) => fact.externalId)],
  );
  return rows.map(factOf);
}

/** The edits recorded so far, by the fact they are about. */
export async function loadEdits(
  tx: PoolClient,
  facts: readonly FactIdentity[],
): Promise<(fact: FactIdentity) => FactEdit[]> {
  const { rows } = await tx.query<
    FactRow & { target_source_id: number; target_external_id: string; data: EditData }
  >(
    `select ${factColumns}, target_source_id, target_external_id from event
      where (target_source_id, target_external_id) in (select * from unnest($1::int[], $2::text[]))`,
    [facts.map((fact) => fact.sourceId), facts.map((fact) => fact.externalId)],
  );
  const edits = Map.groupBy(
    rows.filter((row) => row.data.refused === undefined),
    (row) => identityText({ sourceId: row.target_source_id, externalId: row.target_external_id }),
  );
  return (fact) => (edits.get(identityText(fact)) ?? []).map((row) => editOf(row, row.at, row.data));
}

/** An edit as the log has it, or as it is about to be written. */
export function editOf(
  identity: { source_id: number; external_id: string },
  at: number,
  data: EditData,
): FactEdit {
  return {
    sourceId: identity.source_id,
    externalId: identity.external_id,
    at,
    withdraws: data.withdraws ?? false,
    patch: data.patch ?? {},
    ...(data.time === undefined ? {} : { time: data.time }),
    ...(data.department === undefined ? {} : { departmentId: data.department }),
  };
}

/** The fingerprint an identity was recorded with, if it was. */
export async function recordedFingerprint(
  tx: PoolClient,
  identity: FactIdentity,
): Promise<string | undefined> {
  const { rows } = await tx.query<{ fingerprint: string }>(
    `select encode(fingerprint, 'hex') as fingerprint from event where source_id = $1 and external_id = $2`,
    [identity.sourceId, identity.externalId],
  );
  return rows[0]?.fingerprint;
}
