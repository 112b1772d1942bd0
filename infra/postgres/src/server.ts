import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  openSync,
  closeSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries } from './binaries.ts';
import { runningServer } from './postmaster-file.ts';
import { type ServerUser, serverUser } from './server-user.ts';

const user = 'attune';

export interface ServerOptions {
  /** Holds `postgres/` (the server's own files), its password and its log. Made if it is not there. */
  folder: string;
  /** Extra settings, e.g. `{ fsync: 'off' }` for tests. */
  settings?: Record<string, string>;
  /** Default: that of the last start, so that other programs find it again, else a free one. */
  port?: number;
}

export interface PostgresServer {
  /** True where the server was already running: left over from a process that was killed. */
  adopted: boolean;
  port: number;
  pid: number;
  /** Connection URL of a database on this server. It holds the password: never print it. */
  url: (database: string) => string;
  /** Waits for running transactions to end their statement, writes everything out, stops. */
  stop: () => Promise<void>;
}

const settings: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '256MB',
  max_connections: '100',
  max_wal_size: '2GB',
  // A first load would share its two cores with vacuuming what it has just written.
  autovacuum_naptime: '3min',
  random_page_cost: '1.1',
  jit: 'off',
  log_min_messages: 'warning',
  timezone: 'UTC',
};

/**
 * Starts PostgreSQL on a folder, makes the folder on first use, and adopts a server that is still running there.
 * The server is a session of its own, so Ctrl-C in a terminal reaches Attune alone and the order of stopping is ours.
 */
export async function startPostgres(options: ServerOptions): Promise<PostgresServer> {
  const data = join(options.folder, 'postgres');
  const owner = serverUser();
  mkdirSync(options.folder, { recursive: true });
  // The server's user must be able to pass through, not to look around.
  if (owner) chmodSync(options.folder, 0o711);
  const password = readPassword(options.folder);
  const log = logFile(options.folder);
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const running = runningServer(data);
    const logged = sizeOf(log);
    let pid = running?.pid;
    let port = running?.port;
    if (pid === undefined || port === undefined) {
      const binaries = await findBinaries();
      if (!existsSync(join(data, 'PG_VERSION')))
        await initialise({ initdb: binaries.initdb, data, password, owner });
      refuseOther(data);
      port = options.port ?? (await portFor(options.folder));
      pid = await launch({ ...options, postgres: binaries.postgres, data, port, owner });
    }
    try {
      await untilReady({ port, password, pid, log });
      return describe({ pid, port, adopted: running !== undefined, password });
    } catch (error) {
      // Taken by the last processes of a server that was killed, which are about to notice, or by another start in
      // this very moment, whose server is then adopted.
      const taken = running !== undefined || occupied.test(readFileSync(log, 'utf8').slice(logged));
      if (!taken || Date.now() > deadline) throw error;
      await sleep(100);
    }
  }
}

const patienceMs = 10_000;
const occupied = /pre-existing shared memory block|lock file "postmaster\.pid" already exists/;

const sizeOf = (file: string) => (existsSync(file) ? statSync(file).size : 0);

const majorVersion = '18';

function refuseOther(data: string) {
  const written = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  if (written === majorVersion) return;
  throw new Error(
    `The data folder ${data} was written by PostgreSQL ${written}; this version of Attune brings PostgreSQL ` +
      `${majorVersion}. Start the version of Attune that wrote it, or set ATTUNE_DATA_DIR to another folder.`,
  );
}

function readPassword(folder: string): string {
  const file = join(folder, 'postgres-password');
  if (!existsSync(file)) {
    const mine = `${file}.${process.pid}`;
    writeFileSync(mine, randomBytes(24).toString('base64url'), { mode: 0o600 });
    try {
      // Whole or not at all, and only the first: two starts in the same moment agree on one password.
      linkSync(mine, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(mine);
    }
  }
  return readFileSync(file, 'utf8').trim();
}

const logFile = (folder: string) => join(folder, 'postgres.log');

async function initialise(to: {
  initdb: string;
  data: string;
  password: string;
  owner: ServerUser | undefined;
}) {
  // Made aside and then named: a folder that is cut off in the making, or made twice, is never mistaken for one.
  const making = `${to.data}.making-${process.pid}`;
  removeUnfinished(to.data);
  mkdirSync(making, { recursive: true, mode: 0o700 });
  const passwordFile = `${making}.password`;
  writeFileSync(passwordFile, to.password, { mode: 0o600 });
  try {
    if (to.owner) for (const path of [making, passwordFile]) chownSync(path, to.owner.uid, to.owner.gid);
    await run(
      to.initdb,
      [`--pgdata=${making}`, `--username=${user}`, `--pwfile=${passwordFile}`, ...initdbFlags],
      to.owner,
    );
    renameSync(making, to.data);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(join(to.data, 'PG_VERSION'))) throw error;
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function removeUnfinished(data: string) {
  const folder = dirname(data);
  // Empty or without its version: left by a start that was cut off.
  if (existsSync(data) && !existsSync(join(data, 'PG_VERSION'))) rmSync(data, { recursive: true });
  for (const name of readdirSync(folder)) {
    const maker = Number(/^postgres\.making-(\d+)/.exec(name)?.[1]);
    if (maker > 0 && (maker === process.pid || !alive(maker)))
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}

const initdbFlags = [
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--no-sync',
];

function run(program: string, args: string[], owner: ServerUser | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...owner,
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe'],
      env: environment(),
    });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.on('error', (cause) => reject(unreachable(program, cause)));
    child.on('close', (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`PostgreSQL could not prepare its data folder:\n${errors.trim()}`)),
    );
  });
}

/** The server needs nothing of ours, and what it does not get cannot leak. */
const environment = () => ({ PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' });

async function launch(
  to: ServerOptions & { postgres: string; data: string; port: number; owner: ServerUser | undefined },
): Promise<number> {
  const flags = Object.entries({ ...settings, ...to.settings, port: String(to.port) });
  const log = openSync(logFile(to.folder), 'a');
  try {
    const child = spawn(
      to.postgres,
      ['-D', to.data, ...flags.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      {
        ...to.owner,
        cwd: '/',
        detached: true,
        stdio: ['ignore', log, log],
        env: environment(),
      },
    );
    await new Promise<void>((resolve, reject) => {
      child.on('spawn', resolve);
      child.on('error', (cause) => reject(unreachable(to.postgres, cause)));
    });
    child.unref();
    return child.pid as number;
  } finally {
    closeSync(log);
  }
}

const unreachable = (program: string, cause: Error) =>
  new Error(
    `PostgreSQL could not be started from ${program} (${cause.message}). When Attune runs as root, the folders above ` +
      `must be enterable by the user PostgreSQL runs as: move the checkout or set DATABASE_URL.`,
    { cause },
  );

async function untilReady(to: { port: number; password: string; pid: number; log: string }) {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const client = new pg.Client({
      host: '127.0.0.1',
      port: to.port,
      user,
      password: to.password,
      database: 'postgres',
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (!alive(to.pid))
        throw new Error(`PostgreSQL stopped while starting. Its log: ${to.log}`, { cause: error });
      if (Date.now() > deadline)
        throw new Error(`PostgreSQL is not ready after 60 s. Its log: ${to.log}`, { cause: error });
      await sleep(40);
    }
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function describe(server: { pid: number; port: number; adopted: boolean; password: string }): PostgresServer {
  return {
    adopted: server.adopted,
    port: server.port,
    pid: server.pid,
    url: (database) =>
      `postgres://${user}:${encodeURIComponent(server.password)}@127.0.0.1:${server.port}/${database}`,
    stop: async () => {
      // SIGINT is PostgreSQL's fast shutdown: sessions are ended, everything committed is written out.
      if (alive(server.pid)) process.kill(server.pid, 'SIGINT');
      const deadline = Date.now() + 30_000;
      while (alive(server.pid)) {
        if (Date.now() > deadline) throw new Error('PostgreSQL did not stop within 30 s.');
        await sleep(20);
      }
    },
  };
}

async function portFor(folder: string): Promise<number> {
  const file = join(folder, 'postgres-port');
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const port = await freePort(last).catch(() => freePort(0));
  if (port !== last) writeFileSync(file, String(port));
  return port;
}

/** @param wanted any where it is 0; rejects where it is taken */
function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
