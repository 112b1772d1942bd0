import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '@attune/postgres';
import pg from 'pg';
import { migrate } from '../../src/platform/database/migrate.ts';

export interface Cluster {
  /** A fresh, migrated database. */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/**
 * A PostgreSQL of one's own: an open write transaction anywhere in a cluster holds the log of every database back,
 * so these tests and others would disturb each other.
 */
export async function startCluster(): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'attune-stream-'));
  const server = await startPostgres({ folder, settings: { fsync: 'off', max_connections: '300' } });
  const admin = async (sql: string) => {
    const client = new pg.Client({ connectionString: server.url('postgres') });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await admin('create database template_stream');
  await migrate(server.url('template_stream'));
  return {
    async createDatabase() {
      const name = `stream_${randomBytes(4).toString('hex')}`;
      await admin(`create database ${name} template template_stream`);
      return server.url(name);
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
