import type { DefinitionStatus, DefinitionStep } from '@attune/contracts';
import type { Pool, PoolClient } from 'pg';
import type { Principal } from '../../platform/http/access/principal.ts';

/** A version that people made. */
export interface VersionRow<Body> {
  key: string;
  version: number;
  status: DefinitionStatus;
  revision: number;
  from: string | null;
  to: string | null;
  body: Body;
}

/** Of one version. */
export type VersionName = Pick<VersionRow<unknown>, 'key' | 'version'>;

export type StepRow = DefinitionStep & VersionName & { person: string | null };

type Connection = Pool | PoolClient;

/** What is written in code, never by anybody who asks. */
interface TableNames {
  /** With `version`, `status`, `revision`, `from_day`, `to_day` and `body`. */
  versions: string;
  /** With `version`, `step`, `by_kind`, `by_id`, `by_name`, `by_person`, `why` and `at`. */
  steps: string;
  /** The column of both that says what it is a version of. */
  key: string;
  /** Of one row, whose `revision` goes up with every change. */
  library: string;
}

/** Where versions of one kind are kept, with what was done to them. */
export class VersionTable<Body> {
  constructor(private readonly names: TableNames) {}

  /** One change at a time: what a version refers to is there until it is committed. */
  async lock(tx: PoolClient): Promise<void> {
    await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`attune ${this.names.versions}`]);
  }

  /** Another whenever a version of the kind has changed. */
  async revision(connection: Connection): Promise<string> {
    const { library } = this.names;
    const { rows } = await connection.query<{ revision: string }>({
      name: `revision of ${library}`,
      text: `select revision::text from ${library}`,
    });
    return rows[0]?.revision ?? '';
  }

  /** Processes look at the revision whenever they read versions. */
  async tellOfChange(tx: PoolClient): Promise<void> {
    await tx.query(`update ${this.names.library} set revision = revision + 1`);
  }

  async read(connection: Connection): Promise<VersionRow<Body>[]> {
    const { versions, key } = this.names;
    const { rows } = await connection.query<VersionRow<Body>>(
      `select ${key} as key, version, status, revision, from_day::text as "from", to_day::text as "to", body
         from ${versions} order by ${key}, version`,
    );
    return rows;
  }

  async steps(connection: Connection, of: string): Promise<StepRow[]> {
    const { steps, key } = this.names;
    const { rows } = await connection.query<StepRow>(
      `select ${key} as key, version, step,
              json_build_object('kind', by_kind, 'id', by_id, 'name', by_name) as "by", by_person as person, why,
              to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
         from ${steps} where ${key} = $1 order by id`,
      [of],
    );
    return rows;
  }

  async insert(
    tx: PoolClient,
    { key, version, body }: VersionName & { body: Body },
  ): Promise<VersionRow<Body>> {
    await tx.query(
      `insert into ${this.names.versions} (${this.names.key}, version, status, body) values ($1, $2, 'draft', $3)`,
      [key, version, JSON.stringify(body)],
    );
    return { key, version, status: 'draft', revision: 1, from: null, to: null, body };
  }

  /** The row as it is now, changed where the change says so. */
  async update(
    tx: PoolClient,
    row: VersionRow<Body>,
    change: Partial<Pick<VersionRow<Body>, 'status' | 'from' | 'to' | 'body'>>,
  ): Promise<void> {
    const { key, version, status, from, to, body } = { ...row, ...change };
    await tx.query(
      `update ${this.names.versions}
          set status = $3, from_day = $4, to_day = $5, body = $6, revision = revision + 1
        where ${this.names.key} = $1 and version = $2`,
      [key, version, status, from, to, JSON.stringify(body)],
    );
  }

  /** With its steps. */
  async delete(tx: PoolClient, { key, version }: VersionName): Promise<void> {
    await tx.query(`delete from ${this.names.versions} where ${this.names.key} = $1 and version = $2`, [
      key,
      version,
    ]);
  }

  async insertStep(
    tx: PoolClient,
    { key, version }: VersionName,
    { step, principal, why }: { step: DefinitionStep['step']; principal: Principal; why: string },
  ): Promise<void> {
    const { steps, key: column } = this.names;
    await tx.query(
      `insert into ${steps} (${column}, version, step, by_kind, by_id, by_name, by_person, why)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [key, version, step, principal.kind, principal.id, principal.name, principal.person, why],
    );
  }
}
