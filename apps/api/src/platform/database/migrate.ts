import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import pg from 'pg';
import { packageFolder } from '../start/package-folder.ts';
import { StartError } from '../start/start-error.ts';

const folder = join(packageFolder, 'migrations');

/** Reviewed SQL, applied by TypeORM: `<timestamp>-<name>.sql` becomes the migration `<name><timestamp>`. */
function migrationOf(file: string) {
  const [timestamp, ...words] = file.replace(/\.sql$/, '').split('-');
  const name = `${words.join('-')}${timestamp?.slice(-13)}`;
  return class implements MigrationInterface {
    readonly name = name;
    async up(runner: QueryRunner) {
      await runner.query(readFileSync(join(folder, file), 'utf8'));
    }
    async down() {
      throw new Error('Attune does not migrate backwards: restore a backup instead.');
    }
  };
}

/**
 * Brings the schema up to this version. Safe to call from several processes at once.
 * Fails where the database was written by a newer version, before touching anything.
 */
export async function migrate(url: string): Promise<void> {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort();
  const migrations = files.map(migrationOf);
  const lock = new pg.Client({ connectionString: url });
  // The statement under way fails with it; unheard it would end the process.
  lock.on('error', () => undefined);
  await lock.connect();
  try {
    await lock.query(`select pg_advisory_lock(hashtext('attune migrations'))`);
    await refuseNewer(lock, new Set(migrations.map((migration) => new migration().name)));
    const source = new DataSource({
      type: 'postgres',
      url,
      migrations,
      migrationsTableName: 'migration',
      poolSize: 2,
      installExtensions: false,
    });
    await source.initialize();
    try {
      await source.runMigrations({ transaction: 'each' });
    } finally {
      await source.destroy();
    }
  } finally {
    await lock.end();
  }
}

async function refuseNewer(client: pg.Client, known: ReadonlySet<string>) {
  const { rows } = await client.query(`select to_regclass('migration') as present`);
  if (!rows[0].present) return;
  const applied = await client.query<{ name: string }>('select name from migration order by id');
  const unknown = applied.rows.map((row) => row.name).filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new StartError(
      `This database was written by a newer version of Attune (it has ${unknown.join(', ')}). ` +
        'Start that version, or restore a backup made by this one.',
    );
  }
}
