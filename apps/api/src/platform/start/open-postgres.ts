import { setTimeout as sleep } from 'node:timers/promises';
import { type PostgresServer, startPostgres } from '@attune/postgres';
import pg from 'pg';
import type { Config } from '../config/config.ts';
import { StartError } from './start-error.ts';
import { say } from './terminal.ts';

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
  const folder = config.dataFolder;
  const first = await open(folder);
  const url = first.server.url(database);
  let stopping = false;
  let current = Promise.resolve(first);
  const watch = ({ owner, server }: Opened) =>
    owner.once('end', () => {
      if (stopping) return;
      say('The connection to PostgreSQL is lost. Starting it again where it has ended.', 'error');
      current = reopen(folder, server.port, () => stopping).then((opened) => {
        if (!stopping) say('PostgreSQL is back.', 'error');
        watch(opened);
        return opened;
      });
      current.catch(() => undefined);
    });
  watch(first);
  return {
    url,
    stop: async () => {
      stopping = true;
      const { owner, server } = await current.catch(() => first);
      await owner.end().catch(() => undefined);
      await server.stop();
    },
  };
}

interface Opened {
  server: PostgresServer;
  owner: pg.Client;
}

/** @param port where clients expect the server; at first any */
async function open(folder: string, port?: number): Promise<Opened> {
  let server: PostgresServer;
  try {
    server = await startPostgres({ folder, ...(port !== undefined && { port }) });
  } catch (error) {
    throw new StartError(error instanceof Error ? error.message : String(error), { cause: error });
  }
  try {
    await makeDatabase(server.url('postgres'));
    return { server, owner: await takeFolder(server.url('postgres'), folder) };
  } catch (error) {
    // Not to be stopped where somebody else works with it, who may have been quicker than we who started it.
    if (!server.adopted && !(error instanceof StartError)) await server.stop();
    throw error;
  }
}

const pauseMs = 1_000;

/** A server that was killed, or had no memory or disk left, is started again until it stays. */
async function reopen(folder: string, port: number, stopping: () => boolean): Promise<Opened> {
  for (let said = ''; ;) {
    try {
      return await open(folder, port);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (stopping()) throw error;
      if (reason !== said) say(`PostgreSQL does not start: ${reason} Trying again.`, 'error');
      said = reason;
      await sleep(pauseMs);
    }
  }
}

async function makeDatabase(url: string) {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${database}`);
    // Nobody but Attune itself has anything to do there.
    await client.query('revoke connect on database postgres, template1 from public');
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
  client.on('error', () => undefined);
  await client.connect();
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
