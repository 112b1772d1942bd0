import type { Client } from 'pg';
import type { Database } from '../../platform/database/database.ts';

export interface BiConnectionRow {
  id: string;
  name: string;
  role: string;
  departmentId: number;
  createdAt: Date;
  passwordAt: Date;
}

const columns = `id, name, role_name as role, department_id as "departmentId", created_at as "createdAt",
  password_at as "passwordAt"`;

/** Newest first, of these departments only, without those that have ended. */
export async function findConnections(
  { identity }: Database,
  departments: readonly number[],
): Promise<BiConnectionRow[]> {
  return identity.query(
    `select ${columns} from bi_connection where department_id = any ($1::int[]) and ended_at is null
      order by id desc`,
    [departments],
  );
}

export async function insertConnection(
  owner: Client,
  { name, role, departmentId }: Pick<BiConnectionRow, 'name' | 'role' | 'departmentId'>,
): Promise<BiConnectionRow> {
  const { rows } = await owner.query<BiConnectionRow>(
    `insert into bi_connection (name, role_name, department_id) values ($1, $2, $3) returning ${columns}`,
    [name, role, departmentId],
  );
  return rows[0] as BiConnectionRow;
}

export async function notePassword(owner: Client, id: string): Promise<BiConnectionRow> {
  const { rows } = await owner.query<BiConnectionRow>(
    `update bi_connection set password_at = now() where id = $1 returning ${columns}`,
    [id],
  );
  return rows[0] as BiConnectionRow;
}

/** From now on it sees nothing. */
export async function endConnection(owner: Client, id: string): Promise<void> {
  await owner.query('update bi_connection set ended_at = now() where id = $1', [id]);
}

export async function forgetConnection(owner: Client, role: string): Promise<void> {
  await owner.query('delete from bi_connection where role_name = $1', [role]);
}

/** Roles of connections that have ended and are still there. */
export async function endedRoles(owner: Client): Promise<string[]> {
  const { rows } = await owner.query<{ role: string }>(
    'select role_name as role from bi_connection where ended_at is not null',
  );
  return rows.map(({ role }) => role);
}

export async function anyConnection({ worker }: Database): Promise<boolean> {
  const { rowCount } = await worker.query('select from bi_connection limit 1');
  return rowCount !== 0;
}
