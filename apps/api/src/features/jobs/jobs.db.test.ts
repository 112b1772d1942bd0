import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { until } from '../../../test/support/client.ts';
import { cloneDatabase } from '../../../test/support/clone-database.ts';
import { Database } from '../../platform/database/database.ts';
import { JobFailure } from './job-failure.ts';
import { type JobLimits, jobLimits } from './job-limits.ts';
import { JobQueue } from './job-queue.ts';
import { JobRunner } from './job-runner.ts';
import { Jobs } from './jobs.ts';
import { type JobTask, JobWorks } from './job-works.ts';

let clone: Awaited<ReturnType<typeof cloneDatabase>>;
let database: Database;
let jobs: Jobs;
beforeAll(async () => {
  clone = await cloneDatabase(inject('postgres'));
  database = await Database.open({ url: clone.url, entities: [], poolSize: 6 });
  jobs = new Jobs(database);
});
const running: JobRunner[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((runner) => runner.stop()));
  await database.worker.query('delete from job');
});
afterAll(async () => {
  await database?.close();
  await clone?.[Symbol.asyncDispose]();
});

const everything = { departments: [1, 2, 3] };
const sales = { departments: [2] };
const limits: JobLimits = { ...jobLimits, lease: 300, pause: 5 };

const ask = (over: { n?: number; kind?: string; departments?: number[]; by?: string } = {}) =>
  jobs.ask(everything, over.by ?? 'account:me', {
    kind: over.kind ?? 'test',
    version: 1,
    parameters: { n: over.n ?? 0 },
    departments: over.departments ?? [1, 2, 3],
  });
const read = (id: string) => jobs.find(everything, id);
const ended = async (id: string) => {
  const { job, result } = await until(
    () => read(id),
    ({ job }) => job.finishedAt !== null,
  );
  return { status: job.status, error: job.error?.code ?? null, result };
};

/** A worker whose jobs do what the test says. */
function worker(run: (n: number, task: JobTask) => unknown, own: Partial<JobLimits> = {}) {
  const works = new JobWorks();
  works.add({ kinds: ['test'], run: async (job, task) => run((job.parameters as { n: number }).n, task) });
  const runner = new JobRunner(database.worker, works, { ...limits, ...own });
  runner.start();
  running.push(runner);
  return runner;
}

test('the same inputs are the same job, until one of them differs or the job came to nothing', async () => {
  const first = await ask();
  expect((await ask({ by: 'account:other' })).id).toBe(first.id);
  expect((await Promise.all([ask({ n: 7 }), ask({ n: 7 }), ask({ n: 7 })])).map(({ id }) => id)).toEqual(
    Array(3).fill((await ask({ n: 7 })).id),
  );
  const others = [await ask({ n: 1 }), await ask({ kind: 'else' }), await ask({ departments: [2] })];
  others.push(
    await jobs.ask(everything, 'account:me', {
      kind: 'test',
      version: 1,
      parameters: { n: 0 },
      departments: [1, 2, 3],
      surroundings: { timeZone: 'Asia/Shanghai' },
    }),
  );
  expect(new Set([first, ...others].map(({ id }) => id)).size).toBe(5);
  await database.worker.query('insert into log_head (partition, position) values (0, 10)');
  const later = await ask();
  expect([later.positions, first.positions]).toEqual([[10], []]);
  expect(later.id).not.toBe(first.id);
  await jobs.cancel(everything, 'account:me', later.id);
  expect((await ask()).id).not.toBe(later.id);
});

test('a job is for those who see all its departments, and its end for who asked', async () => {
  const all = await ask();
  const some = await ask({ departments: [2] });
  const seen = async (departments: number[]) =>
    (
      await jobs.list({ departments }, { kinds: ['test'], status: undefined, limit: 9, before: undefined })
    ).map(({ id }) => id);
  expect(await seen([1, 2, 3, 4])).toEqual([some.id, all.id]);
  expect(await seen([2])).toEqual([some.id]);
  expect(await seen([])).toEqual([]);
  await expect(jobs.find(sales, all.id)).rejects.toMatchObject({ code: 'job-not-found' });
  await expect(jobs.cancel(sales, 'account:me', all.id)).rejects.toMatchObject({ code: 'job-not-found' });
  await expect(jobs.cancel(sales, 'account:else', some.id)).rejects.toMatchObject({ code: 'job-not-yours' });
  await expect(
    jobs.ask(sales, 'account:me', { kind: 'test', version: 1, parameters: {}, departments: [1, 2] }),
  ).rejects.toThrow(/row-level security/);
  // Neither can a reader make a result up.
  await expect(
    database.withScope(everything, (tx) => tx.query(`update job set status = 'done', result = '1'`)),
  ).rejects.toThrow(/permission denied/);
});

test('nobody has more jobs open than they may', async () => {
  for (let n = 0; n < jobLimits.openPerAsker; n++) await ask({ n });
  await expect(ask({ n: 99 })).rejects.toMatchObject({ code: 'jobs-too-many', status: 429 });
  expect((await ask({ n: 3 })).status).toBe('queued');
  expect((await ask({ n: 99, by: 'key:other' })).status).toBe('queued');
});

test('workers never take the same job, nor more at a time than the enterprise allows', async () => {
  for (let n = 0; n < 5; n++) await ask({ n });
  const queue = new JobQueue(database.worker, limits);
  const claims = await Promise.all(Array.from({ length: 6 }, () => queue.claim(['test'])));
  const more = [await queue.claim(['test']), await queue.claim(['test']), await queue.claim(['test'])];
  const taken = [...claims, ...more].filter((job) => job !== undefined);
  expect(taken.length).toBe(limits.concurrent);
  expect(new Set(taken.map(({ id }) => id)).size).toBe(taken.length);
  await queue.finish(taken[0] as NonNullable<(typeof taken)[0]>, { n: 1 });
  expect(await queue.claim(['test'])).toMatchObject({ kind: 'test', parameters: { n: 2 } });
  expect(await queue.claim(['other'])).toBeUndefined();
});

test('a lease that is not prolonged is another’s, and its first holder can write nothing any more', async () => {
  const { id } = await ask();
  const queue = new JobQueue(database.worker, { ...limits, lease: 50, attempts: 2 });
  const first = await queue.claim(['test']);
  if (!first) throw new Error('no job');
  expect(await queue.beat(first, { progress: 0.25, step: 'counting' })).toBe('go on');
  expect((await read(id)).job).toMatchObject({ status: 'running', progress: 0.25, step: 'counting' });
  await sleep(60);
  const second = await queue.claim(['test']);
  expect(second).toMatchObject({ id });
  expect(await queue.beat(first, { progress: 0.5, step: null })).toBe('lost');
  await queue.finish(first, 'of the first');
  expect((await read(id)).job.status).toBe('running');
  // Two workers died over it: that is enough.
  await sleep(60);
  expect(await queue.claim(['test'])).toBeUndefined();
  await queue.sweep();
  expect(await ended(id)).toEqual({ status: 'failed', error: 'worker-lost', result: null });
});

test('a worker killed in the middle: the next one does its job', async () => {
  const { id } = await ask();
  const child = fork(
    join(import.meta.dirname, '../../../test/jobs/hanging-worker.ts'),
    [clone.url, 'test', '300'],
    {
      execArgv: ['--conditions=source', '--no-warnings'],
    },
  );
  await once(child, 'message', { signal: AbortSignal.timeout(20_000) });
  worker((n) => ({ n, by: 'the next' }));
  // As long as it lives it keeps the job.
  await sleep(600);
  expect((await read(id)).job).toMatchObject({ status: 'running', step: 'hanging' });
  child.kill('SIGKILL');
  expect(await ended(id)).toEqual({ status: 'done', error: null, result: { n: 0, by: 'the next' } });
});

test('how a job can end', async () => {
  const endless = (task: JobTask) =>
    new Promise((_, reject) => task.signal.addEventListener('abort', () => reject(new Error('ended'))));
  const ways = [
    () => ({ value: 42 }),
    () => Promise.reject(new JobFailure('nothing-there', 'No facts.')),
    () => Promise.reject(new Error('a bug')),
    (task: JobTask) => endless(task),
    (task: JobTask) => endless(task),
  ];
  worker((n, task) => ways[n]?.(task), { longest: 1000 });
  const ids: string[] = [];
  for (const [n] of ways.entries()) ids.push((await ask({ n })).id);
  expect(await ended(ids[0] ?? '')).toEqual({ status: 'done', error: null, result: { value: 42 } });
  expect(await ended(ids[1] ?? '')).toEqual({ status: 'failed', error: 'nothing-there', result: null });
  expect(await ended(ids[2] ?? '')).toEqual({ status: 'failed', error: 'internal', result: null });
  await until(
    () => read(ids[3] ?? ''),
    ({ job }) => job.status === 'running',
  );
  await jobs.cancel(everything, 'account:me', ids[3] ?? '');
  expect(await ended(ids[3] ?? '')).toEqual({ status: 'cancelled', error: null, result: null });
  await expect(jobs.cancel(everything, 'account:me', ids[3] ?? '')).rejects.toMatchObject({
    code: 'job-finished',
  });
  expect(await ended(ids[4] ?? '')).toEqual({ status: 'failed', error: 'took-too-long', result: null });
});

test('cancelled while it waits, and given back by a worker that stops', async () => {
  const waiting = await ask();
  await jobs.cancel(everything, 'account:me', waiting.id);
  const left = await ask({ n: 1 });
  const first = worker((_, task) => new Promise((_, no) => task.signal.addEventListener('abort', no)));
  expect(await ended(waiting.id)).toMatchObject({ status: 'cancelled' });
  await until(
    () => read(left.id),
    ({ job }) => job.status === 'running',
  );
  await first.stop();
  expect((await read(left.id)).job).toMatchObject({ status: 'queued', startedAt: expect.any(Date) });
  worker((n) => n);
  expect(await ended(left.id)).toMatchObject({ status: 'done', result: 1 });
});

test('what is old is forgotten', async () => {
  const [old, young] = [await ask({ n: 1 }), await ask({ n: 2 })];
  worker((n) => n);
  await ended(young.id);
  await database.worker.query(`update job set finished_at = now() - interval '31 days' where id = $1`, [
    old.id,
  ]);
  await new JobQueue(database.worker, limits).forget();
  await expect(read(old.id)).rejects.toMatchObject({ code: 'job-not-found' });
  expect((await read(young.id)).job.status).toBe('done');
});
