import type { Actor, PinnedReceipt } from '@attune/contracts';
import type { Pool } from 'pg';
import type { EntityManager } from 'typeorm';

export interface PinRow {
  id: string;
  receipt: string;
  note: string;
  by: Actor;
  at: string;
  recount: PinnedReceipt['recount'];
}

const columns = `id, receipt, note, json_build_object('kind', by_kind, 'id', by_id, 'name', by_name) as "by",
  to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, recount`;

const most = 1000;

export const readPins = (tx: EntityManager): Promise<PinRow[]> =>
  tx.query(`select ${columns} from pinned_receipt order by id desc limit ${most}`);

export async function findPin(tx: EntityManager, id: string): Promise<PinRow | undefined> {
  const [row] = await tx.query(`select ${columns} from pinned_receipt where id = $1`, [id]);
  return row;
}

/** @returns undefined where the same is kept by the same already */
export async function insertPin(
  tx: EntityManager,
  pin: { receipt: string; note: string; departments: readonly number[]; by: Actor },
): Promise<string | undefined> {
  const [row] = await tx.query(
    `insert into pinned_receipt (receipt, note, departments, by_kind, by_id, by_name)
     values ($1, $2, $3, $4, $5, $6) on conflict (by_id, receipt) do nothing returning id`,
    [pin.receipt, pin.note, pin.departments, pin.by.kind, pin.by.id, pin.by.name],
  );
  return row?.id;
}

/** Whether somebody keeps as many as they may. */
export async function isFull(tx: EntityManager, by: string): Promise<boolean> {
  const [row] = await tx.query('select count(*)::int as kept from pinned_receipt where by_id = $1', [by]);
  return row.kept >= most;
}

export const writeRecount = (tx: EntityManager, id: string, recount: PinnedReceipt['recount']) =>
  tx.query('update pinned_receipt set recount = $2 where id = $1', [id, JSON.stringify(recount)]);

/** @param pin.askedBy kind and id of a principal: `account:…`, `key:…` */
export const writeRecountOf = (
  worker: Pool,
  { receipt, askedBy }: { receipt: string; askedBy: string },
  recount: PinnedReceipt['recount'],
) =>
  worker.query(`update pinned_receipt set recount = $3 where receipt = $1 and by_kind || ':' || by_id = $2`, [
    receipt,
    askedBy,
    JSON.stringify(recount),
  ]);

/** @returns whether it was there, and theirs */
export async function deletePin(tx: EntityManager, id: string, by: string): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    'with gone as (delete from pinned_receipt where id = $1 and by_id = $2 returning id) select id from gone',
    [id, by],
  );
  return rows.length > 0;
}
