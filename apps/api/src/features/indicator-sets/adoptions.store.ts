import type { AdoptionAnswer, LocalItem, LocalTarget } from '@attune/contracts';
import type { Pool, PoolClient } from 'pg';
import type { Principal } from '../../platform/http/access/principal.ts';

type Connection = Pool | PoolClient;

/** A department that works by a set, and who changed that last. */
export interface Adoption extends Pick<AdoptionAnswer, 'by' | 'why' | 'at'> {
  set: string;
  departmentId: number;
  revision: number;
  targets: LocalTarget[];
  items: LocalItem[];
}

type AdoptionName = Pick<Adoption, 'set' | 'departmentId'>;

/** Of all sets, or of one. */
export async function readAdoptions(connection: Connection, set?: string): Promise<Adoption[]> {
  const { rows } = await connection.query<Adoption>(
    `select a.set_key as set, a.department_id as "departmentId", a.revision, a.targets, a.items,
            json_build_object('kind', s.by_kind, 'id', s.by_id, 'name', s.by_name) as "by", s.why,
            to_char(s.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
       from indicator_set_adoption a
       cross join lateral (
         select * from indicator_set_adoption_step s
          where s.set_key = a.set_key and s.department_id = a.department_id order by s.id desc limit 1) s
      where $1::text is null or a.set_key = $1 order by a.set_key, a.department_id`,
    [set ?? null],
  );
  return rows;
}

export async function insertAdoption(
  tx: PoolClient,
  { set, departmentId, targets, items }: Pick<Adoption, 'set' | 'departmentId' | 'targets' | 'items'>,
): Promise<void> {
  await tx.query(
    'insert into indicator_set_adoption (set_key, department_id, targets, items) values ($1, $2, $3, $4)',
    [set, departmentId, JSON.stringify(targets), JSON.stringify(items)],
  );
}

export async function updateAdoption(
  tx: PoolClient,
  { set, departmentId, targets, items }: Pick<Adoption, 'set' | 'departmentId' | 'targets' | 'items'>,
): Promise<void> {
  await tx.query(
    `update indicator_set_adoption set targets = $3, items = $4, revision = revision + 1
      where set_key = $1 and department_id = $2`,
    [set, departmentId, JSON.stringify(targets), JSON.stringify(items)],
  );
}

export async function deleteAdoption(tx: PoolClient, { set, departmentId }: AdoptionName): Promise<void> {
  await tx.query('delete from indicator_set_adoption where set_key = $1 and department_id = $2', [
    set,
    departmentId,
  ]);
}

export async function insertAdoptionStep(
  tx: PoolClient,
  { set, departmentId }: AdoptionName,
  { step, principal, why }: { step: 'adopted' | 'edited' | 'left'; principal: Principal; why: string },
): Promise<void> {
  await tx.query(
    `insert into indicator_set_adoption_step (set_key, department_id, step, by_kind, by_id, by_name, why)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [set, departmentId, step, principal.kind, principal.id, principal.name, why],
  );
}
