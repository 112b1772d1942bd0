import { startPostgres } from '@attune/postgres';
import pg from 'pg';
import type { Config } from '../config/config.ts';

export interface OpenPostgres {
  url: string;
  /** Ends the embedded server; does nothing to one of the enterprise's own. */
  stop: () => Promise<void>;
}

const database = 'attune';

/**
 * The enterprise's server where `DATABASE_URL` names one, else the embedded one. A second start on the same data
 * folder is told so; a server that a killed process left running is taken over with everything in it.
 */
export async function openPostgres(config: Config): Promise<OpenPostgres> {
  if (config.databaseUrl !== undefined) return { url: config.databaseUrl, stop: async () => undefined };
  const server = await startPostgres({ folder: config.dataFolder });
  try {
    await makeDatabase(server.url('postgres'));
    const owner = await takeFolder(server.url('postgres'), config.dataFolder);
    return {
      url: server.url(database),
      stop: async () => {
        await owner.end();
        await server.stop();
      },
    };
  } catch (error) {
    // Not ours to stop when somebody else works with it.
    if (!server.adopted) await server.stop();
    throw error;
  }
}

async function makeDatabase(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${database}`);
  } catch (error) {
    // Two first starts in the same moment: the other one made it.
    if ((error as { code?: string }).code !== '42P04' && (error as { code?: string }).code !== '23505')
      throw error;
  } finally {
    await client.end();
  }
}

/** Whoever holds this lock owns the folder. It goes with the process, however that ends. */
async function takeFolder(url: string, folder: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: `attune ${process.pid}` });
  await client.connect();
  client.on('error', () => undefined);
  const { rows } = await client.query(`select pg_try_advisory_lock(hashtext('attune data folder')) as taken`);
  if (rows[0].taken) return client;
  const { rows: owners } = await client.query<{ application_name: string }>(
    `select a.application_name from pg_locks l join pg_stat_activity a using (pid)
      where l.locktype = 'advisory' and l.granted and a.application_name like 'attune %'`,
  );
  await client.end();
  const pid = owners[0]?.application_name.split(' ')[1];
  throw new StartError(
    `Attune is running on the data folder ${folder} already${pid ? ` (process ${pid})` : ''}. ` +
      'Stop it first, or set ATTUNE_DATA_DIR to another folder.',
  );
}

/** A reason not to start that the reader can do something about: shown without a stack. */
export class StartError extends Error {}
