import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type PostgresServer, startPostgres } from '@attune/postgres';
import pg from 'pg';
import { batchOf, departments, responsesOfAll } from './events.ts';
import { postBatch } from './http.ts';
import { type Environment, type ProductProcess, startProduct } from './product.ts';

/** A new deployment in a folder of its own: PostgreSQL with its production settings, one API, one worker. */
export interface Lab {
  folder: string;
  /** Of the database, as its owner. */
  url: string;
  db: pg.Client;
  env: Environment;
  api: ProductProcess;
  worker: ProductProcess;
  /** An API key with every scope. */
  key: string;
  /** Stops everything; the folder stays until `remove`. Twice does no harm. */
  stop: () => Promise<void>;
  remove: () => void;
}

export async function openLab(): Promise<Lab> {
  const folder = mkdtempSync(join(tmpdir(), 'attune-bench-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const undo: (() => unknown)[] = [];
  const stop = async () => {
    for (let step = undo.pop(); step; step = undo.pop()) await step();
  };
  try {
    const server = await startPostgres({ folder });
    undo.push(() => server.stop());
    await makeDatabase(server);
    const url = server.url('attune');
    const db = new pg.Client({ connectionString: url });
    await db.connect();
    undo.push(() => db.end());
    const key = `bench-${randomBytes(20).toString('base64url')}`;
    const env = {
      DATABASE_URL: url,
      ATTUNE_SAMPLE: 'none',
      ATTUNE_BOOTSTRAP_KEY: key,
      ATTUNE_ADMIN_PASSWORD: randomBytes(12).toString('base64url'),
      ATTUNE_TIME_ZONE: 'UTC',
    };
    const api = await startProduct('http', env);
    undo.push(() => api.stop());
    const worker = await startProduct('worker', env);
    const lab: Lab = { folder, url, db, env, api, worker, key, stop, remove };
    // Whichever worker it is by then: the Kafka part puts another in its place.
    undo.push(() => lab.worker.stop());
    for (const department of departments) await addDepartment(lab, department);
    return lab;
  } catch (error) {
    await stop();
    remove();
    throw error;
  }
}

async function makeDatabase(server: PostgresServer) {
  const client = new pg.Client({ connectionString: server.url('postgres') });
  await client.connect();
  await client.query('create database attune');
  await client.end();
}

async function addDepartment({ api, key }: Lab, department: string) {
  const response = await fetch(`${api.origin}/v1/departments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      key: department,
      parent: 'enterprise',
      names: { en: department, zh: department },
    }),
  });
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
}

/**
 * The worker stands still until `resume`: what is recorded meanwhile waits in the log. Its process is stopped, not
 * ended, so that it goes on as warm as it was.
 */
export function pauseWorker({ worker }: Lab): { resume: () => void } {
  process.kill(worker.pid, 'SIGSTOP');
  return { resume: () => process.kill(worker.pid, 'SIGCONT') };
}

/** Waits until every event of the log has taken effect. */
export async function untilFolded({ db }: Lab): Promise<void> {
  const deadline = performance.now() + 60_000;
  for (;;) {
    const { rows } = await db.query<{ behind: boolean }>(`
      select exists (select from log_entry where first_position is null) or exists (
        select from log_head h
        left join cursor c on c.partition = h.partition and c.handler like 'fold-into-tallies:%'
        where coalesce(c.position, 0) < h.position) as behind`);
    if (rows[0]?.behind === false) return;
    if (performance.now() > deadline)
      throw new Error('The worker has not caught up with the log for a minute.');
    await sleep(5);
  }
}

/** Waits until the worker is at rest: figures for SQL of what is new are worked out. */
export async function untilKept({ db }: Lab): Promise<void> {
  const deadline = performance.now() + 60_000;
  for (;;) {
    const { rows } = await db.query<{ due: boolean }>(`
      select exists (select from moved_months) or exists (select from indicator_value_due)
          or not exists (select from indicator_value) as due`);
    if (rows[0]?.due === false) return;
    if (performance.now() > deadline)
      throw new Error('The worker has not worked out figures for SQL for a minute.');
    await sleep(200);
  }
}

/** Events in the log, whoever recorded them through the product. */
export async function eventsInLog({ db }: Lab): Promise<number> {
  const { rows } = await db.query<{ events: string }>(
    'select coalesce(sum(count), 0) as events from log_entry',
  );
  return Number(rows[0]?.events);
}

let introductions = 0;

/** Makes the API know every customer, as it does of those it has heard of in the last minute. */
export async function introduceCustomers(lab: Lab): Promise<void> {
  const events = responsesOfAll(`i${++introductions}`);
  const agent = new Agent({ keepAlive: true });
  for (let from = 0; from < events.length; from += 1000)
    await postBatch(lab, batchOf(events.slice(from, from + 1000)), { agent, items: 1000 });
  agent.destroy();
  await untilFolded(lab);
}
