import type { PoolClient } from 'pg';
import type { FactIdentity } from './fact-store.ts';
import type { ReadItem } from './item.ts';
import type { Door } from './read-item.ts';

/** An edit that came before its original is kept as it was sent, with what its sender may write to. */
export async function waitForOriginal(
  tx: PoolClient,
  edit: { identity: FactIdentity; target: FactIdentity; item: ReadItem; door: Door },
): Promise<void> {
  const { identity, target, item, door } = edit;
  await tx.query(
    `insert into waiting_edit (source_id, external_id, target_source_id, target_external_id, fingerprint, item,
                               department_ids)
     select $1, $2, $3, $4, decode($5, 'hex'), $6,
            coalesce(array_agg(id) filter (where id = any($7::int[])), '{}') from department`,
    [
      identity.sourceId,
      identity.externalId,
      target.sourceId,
      target.externalId,
      item.fingerprint,
      JSON.stringify({
        specversion: '1.0',
        id: item.id,
        source: item.source,
        type: item.definition.type,
        time: new Date(item.at ?? Date.now()).toISOString(),
        data: item.sent,
      }),
      door.writableDepartments,
    ],
  );
}

/** Whether the edit waited. */
export async function waitNoLonger(tx: PoolClient, { sourceId, externalId }: FactIdentity): Promise<boolean> {
  const { rowCount } = await tx.query('delete from waiting_edit where source_id = $1 and external_id = $2', [
    sourceId,
    externalId,
  ]);
  return rowCount !== 0;
}

/** `waiting <fingerprint>` of an edit that waits. */
export async function waitingFingerprint(
  tx: PoolClient,
  identity: FactIdentity,
): Promise<string | undefined> {
  const { rows } = await tx.query<{ fingerprint: string }>(
    `select 'waiting ' || encode(fingerprint, 'hex') as fingerprint from waiting_edit
      where source_id = $1 and external_id = $2`,
    [identity.sourceId, identity.externalId],
  );
  return rows[0]?.fingerprint;
}
