import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** The folder of one deployment, and the PostgreSQL that works on it. Taken away with everything in it. */
export class DataFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'attune-product-'));

  constructor() {
    folders.add(this);
  }

  /** The server's first process; undefined where none is alive. */
  postgres(): number | undefined {
    const pid = Number(this.#postmasterLine(0));
    return pid > 0 && isAlive(pid) ? pid : undefined;
  }

  /** The server with all its processes: pausing or killing the first alone leaves the others at work. */
  postgresProcesses(): number[] {
    const pid = this.postgres();
    return pid === undefined ? [] : [pid, ...childrenOf(pid)];
  }

  signalPostgres(signal: NodeJS.Signals): void {
    for (const pid of this.postgresProcesses()) send(pid, signal);
  }

  /** The owner's view of the database, past all policies, for looking at what is really there. */
  async query<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const password = readFileSync(join(this.path, 'postgres-password'), 'utf8');
    const client = new pg.Client({
      host: '127.0.0.1',
      port: Number(this.#postmasterLine(3)),
      user: 'attune',
      password,
      database: 'attune',
    });
    await client.connect();
    try {
      return (await client.query<Row>(sql, [...parameters])).rows;
    } finally {
      await client.end();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const pids = this.postgresProcesses();
    this.killPostgres();
    while (pids.some(isAlive)) await sleep(20);
    rmSync(this.path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    folders.delete(this);
  }

  killPostgres(): void {
    this.signalPostgres('SIGKILL');
  }

  #postmasterLine(line: number): string | undefined {
    try {
      return readFileSync(join(this.path, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[line];
    } catch {
      return undefined;
    }
  }
}

const folders = new Set<DataFolder>();
// The server is a session of its own: a test run that is broken off must not leave it behind.
process.on('exit', () => {
  for (const folder of folders) folder.killPostgres();
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function childrenOf(pid: number): number[] {
  try {
    return execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map(Number);
  } catch {
    return [];
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended by itself.
  }
}
