import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '@attune/postgres';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/platform/database/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: string;
  }
}

/** One server for all database tests, with a migrated template that each file clones (`cloneDatabase`). */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'attune-test-'));
  const server = await startPostgres({ folder, settings: { fsync: 'off', max_connections: '300' } });
  const client = new pg.Client({ connectionString: server.url('postgres') });
  await client.connect();
  await client.query('create database template_attune');
  await client.end();
  await migrate(server.url('template_attune'));
  project.provide('postgres', server.url('postgres'));
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
