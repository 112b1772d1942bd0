import pg from 'pg';
import { DataSource, type EntityManager, type EntitySchema } from 'typeorm';
import { postgresTypes } from './postgres-types.ts';
import { together } from './together.ts';

/** The departments somebody may see: ids of today's tree, from their grants. Made by `identity` only. */
export interface Scope {
  readonly departments: readonly number[];
}

export interface DatabaseOptions {
  url: string;
  // TypeORM takes classes of any shape here.
  entities: readonly (Function | EntitySchema)[];
  /** Connections per role. */
  poolSize?: number;
}

export interface DatabaseAddress {
  host: string;
  port: number;
  database: string;
  /** Of PostgreSQL's own words, such as `require`. */
  sslMode: string | undefined;
}

export type PlannerSetting = 'enable_sort = off';

const setScope = `select set_config('attune.departments', $1, true)`;
const scopeText = ({ departments }: Scope) => `{${departments.join(',')}}`;

/**
 * A connection that is cut off says so to whatever waits for an answer, and then once more as an event, which without
 * a listener would end the process.
 */
const alreadyTold = (): void => undefined;

/**
 * The ways to the data, each a database role of its own:
 * - `withScope`: people and keys that read or administer; row-level security shows their departments only;
 * - `ingest`: adds to the log, reads no fact;
 * - `worker`: all departments, for handlers and edits;
 * - `identity`: accounts, sessions and keys, and nothing else.
 */
export class Database {
  readonly ingest: pg.Pool;
  readonly worker: pg.Pool;
  readonly identity: DataSource;
  readonly #scoped: DataSource;
  readonly #snapshots: pg.Pool;

  private constructor(private readonly options: DatabaseOptions) {
    // Its statements are prepared, take whole columns as one text each, and look up by key: to plan them anew every
    // time would evaluate those texts twice, for the one plan there is.
    this.ingest = this.#pool('attune_ingest', { settings: '-c plan_cache_mode=force_generic_plan' });
    this.worker = this.#pool('attune_worker');
    this.#snapshots = this.#pool('attune_scoped', { pipeline: true });
    this.identity = this.#dataSource('attune_identity');
    this.#scoped = this.#dataSource('attune_scoped');
  }

  static async open(options: DatabaseOptions): Promise<Database> {
    const database = new Database(options);
    await Promise.all([database.identity.initialize(), database.#scoped.initialize()]);
    return database;
  }

  /** The only door to scoped data. Everything in `work` is one transaction and sees the scope's departments. */
  async withScope<T>(scope: Scope, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.#scoped.transaction(async (tx) => {
      await tx.query(setScope, [scopeText(scope)]);
      return work(tx);
    });
  }

  /**
   * As `withScope`, to read only, with all statements seeing one and the same moment: for figures made of several
   * readings. Gives the connection itself, for statements that are prepared. Nothing waits for the answer before: what
   * is asked `together` is on its way at once, behind the beginning of the transaction, whose end, which has nothing
   * to tell, is not waited for either.
   *
   * @param planner settings of the planner for these statements
   */
  async withSnapshot<T>(
    scope: Scope,
    work: (tx: pg.PoolClient) => Promise<T>,
    planner: readonly PlannerSetting[] = [],
  ): Promise<T> {
    const settings = [`attune.departments = ${pg.escapeLiteral(scopeText(scope))}`, ...planner];
    const begin = [
      'begin isolation level repeatable read read only',
      ...settings.map((setting) => `set local ${setting}`),
    ].join('; ');
    const client = await this.#snapshots.connect();
    client.on('error', alreadyTold);
    const release = (error?: Error) => {
      client.off('error', alreadyTold);
      client.release(error);
    };
    try {
      const begun = client.query(begin);
      const [, answer] = await together([begun, work(client)]);
      return answer;
    } finally {
      client.query('rollback').then(() => release(), release);
    }
  }

  /** A connection of its own, as the worker role: for LISTEN and for advisory locks that last a session. */
  workerClient(): pg.Client {
    return new pg.Client({
      connectionString: this.options.url,
      types: postgresTypes,
      options: '-c role=attune_worker',
    });
  }

  /**
   * A connection of its own as the user of the address, who owns the database and may be allowed to make roles. For
   * what roles themselves are made of, and for nothing else.
   */
  ownerClient(): pg.Client {
    const client = new pg.Client({ connectionString: this.options.url, types: postgresTypes });
    client.on('error', alreadyTold);
    return client;
  }

  /** Where the server is reached from here. */
  get address(): DatabaseAddress {
    const { hostname, port, pathname, searchParams } = new URL(this.options.url);
    return {
      host: hostname,
      port: Number(port || 5432),
      database: decodeURIComponent(pathname.slice(1)),
      sslMode: searchParams.get('sslmode') ?? undefined,
    };
  }

  async close(): Promise<void> {
    await Promise.allSettled([
      this.ingest.end(),
      this.worker.end(),
      this.identity.destroy(),
      this.#scoped.destroy(),
      this.#snapshots.end(),
    ]);
  }

  #pool(role: string, { settings = '', pipeline = false } = {}): pg.Pool {
    const pool = new pg.Pool({
      pipeline,
      connectionString: this.options.url,
      max: this.options.poolSize ?? 8,
      types: postgresTypes,
      options: `-c role=${role} ${settings}`,
    });
    // An idle connection that the server ends is replaced by the pool; without a listener it would end the process.
    pool.on('error', alreadyTold);
    pool.on('connect', (client) => client.on('error', alreadyTold));
    return pool;
  }

  #dataSource(role: string): DataSource {
    return new DataSource({
      type: 'postgres',
      url: this.options.url,
      entities: [...this.options.entities],
      poolSize: this.options.poolSize ?? 8,
      installExtensions: false,
      extra: { options: `-c role=${role}`, types: postgresTypes },
      poolErrorHandler: alreadyTold,
    });
  }
}
