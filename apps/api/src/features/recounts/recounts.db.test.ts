import type { Receipt } from '@attune/contracts';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { until } from '../../../test/support/client.ts';
import { answer, atSales, csatBody, february, formulaBody } from '../../../test/support/definition-bodies.ts';
import { startDefinedWorld } from '../../../test/support/defined-world.ts';
import { viewerOf } from '../../../test/support/viewer.ts';
import { jobLimits } from '../jobs/job-limits.ts';
import { JobQueue } from '../jobs/job-queue.ts';
import { JobRunner } from '../jobs/job-runner.ts';
import { Jobs } from '../jobs/jobs.ts';
import { JobWorks } from '../jobs/job-works.ts';
import { ExplainNumber } from '../mcp/explain-number.ts';
import { DescribePin } from '../pinned-receipts/describe-pin.ts';
import { KeepReceipts } from '../pinned-receipts/keep-receipts.ts';
import { KeepRecounts, RecountPin } from '../pinned-receipts/recount-pin.ts';
import { AskForRecount } from './ask-for-recount.ts';
import { recountKind } from './recount-kind.ts';
import { RunRecount } from './run-recount.ts';

let world: Awaited<ReturnType<typeof startDefinedWorld>>;
let jobs: Jobs;
let asking: AskForRecount;
let token: string;

beforeAll(async () => {
  world = await startDefinedWorld(inject('postgres'));
  await world.publish('csat-all', csatBody(), null);
  await world.publish('heart', formulaBody('0.5 * csat_percent + 10 * csat'), null);
  token = await receiptOf('csat-all');
  jobs = new Jobs(world.core.database);
  asking = new AskForRecount(jobs, world.receiptsUpTo(1), world.departments);
});
const running: JobRunner[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((runner) => runner.stop()));
  await world.core.database.worker.query('delete from job');
});
afterAll(() => world?.close());

const receiptOf = async (key: string): Promise<string> =>
  (await world.ask(key, { to: '2026-02-28' })).rows[0]?.receipt ?? '';

/** A worker that recounts, and keeps what comes of it. */
function worker(): void {
  const { database } = world.core;
  const works = new JobWorks();
  const run = new RunRecount(works, world.receiptsUpTo(1));
  run.onModuleInit();
  new KeepRecounts(database, run).onModuleInit();
  const runner = new JobRunner(database.worker, works, { ...jobLimits, pause: 5 });
  runner.start();
  running.push(runner);
}
const ended = (id: string) =>
  until(
    () => jobs.find(world.viewer.scope, id, [recountKind]),
    ({ job }) => job.finishedAt !== null,
  );

test('a large receipt is told without counting; counted by a job it is what it is at once', async () => {
  for (const key of ['csat-all', 'heart']) {
    const receipt = await receiptOf(key);
    const large = await world.receiptsUpTo(1).read(world.viewer, receipt);
    const atOnce = await world.receipts.read(world.viewer, receipt);
    const { interval, reason, intervalReason, excluded, parts, distribution, recount, ...told } = large;
    expect({ interval, reason, intervalReason, excluded, parts, distribution }).toEqual({
      interval: null,
      reason: null,
      intervalReason: null,
      excluded: null,
      parts: null,
      distribution: null,
    });
    expect(recount).toEqual({
      outcome: 'large',
      events: atOnce.positions.reduce((sum, position) => sum + position, 0),
    });
    expect(atOnce).toMatchObject(told);
    const asked = await asking.run(world.viewer, receipt);
    expect(asked).toMatchObject({ kind: 'recount', status: 'queued', positions: atOnce.positions });
    worker();
    expect(await ended(asked.id)).toMatchObject({ job: { status: 'done', error: null }, result: atOnce });
  }
});

test('somebody who asks again is answered with the same job until it has ended, and others have their own', async () => {
  const first = await asking.run(world.viewer, token);
  await world.core.accept([answer('s-later', atSales, 1, february)]);
  await world.core.fold();
  expect((await asking.run(world.viewer, token)).id).toBe(first.id);
  expect((await asking.run(world.office, token)).id).not.toBe(first.id);
  worker();
  await ended(first.id);
  const again = await asking.run(world.viewer, token);
  expect(again.id).not.toBe(first.id);
  expect(((await ended(again.id)).result as Receipt).recount).toMatchObject({ outcome: 'same', n: 12 });
});

test('who may not read the receipt cannot have it recounted, nor see that somebody else did', async () => {
  const sales = viewerOf(world.core.departments, 'sales');
  await expect(asking.run(sales, token)).rejects.toMatchObject({ code: 'department-forbidden' });
  await expect(asking.run(world.viewer, `${token}x`)).rejects.toMatchObject({ code: 'receipt-invalid' });
  const { id } = await asking.run(world.viewer, token);
  await expect(jobs.find(sales.scope, id)).rejects.toMatchObject({ code: 'job-not-found' });
  await expect(jobs.find(world.viewer.scope, id, ['funnel'])).rejects.toMatchObject({
    code: 'job-not-found',
  });
});

test('a worker that is lost in the middle does no harm: the next one counts from the beginning', async () => {
  const { id } = await asking.run(world.viewer, token);
  const queue = new JobQueue(world.core.database.worker, { ...jobLimits, lease: 1 });
  expect(await queue.claim([recountKind])).toMatchObject({ id, askedBy: 'account:someone' });
  worker();
  expect(await ended(id)).toMatchObject({
    job: { status: 'done' },
    result: { recount: { outcome: 'same' } },
  });
});

test('a receipt that is kept is recounted by a job where it is large, and then says what that came to', async () => {
  const { database } = world.core;
  const receipts = world.receiptsUpTo(1);
  const describe = new DescribePin(world.departments, world.tokens);
  const pins = new KeepReceipts(database, world.tokens, describe);
  const kept = await pins.keep(world.viewer, { receipt: token, note: 'Annual report' });
  const recountPin = new RecountPin(database, receipts, asking, describe);
  const { job, recount } = await recountPin.run(world.viewer, kept.id);
  expect(recount).toBeNull();
  worker();
  await ended(job?.id ?? '');
  expect((await pins.list(world.viewer))[0]?.recount).toMatchObject({ outcome: 'same', n: 12, changes: [] });
});

test('a model is told that it is large, in either language, and how it can be recounted', async () => {
  const tool = new ExplainNumber(world.receiptsUpTo(1));
  for (const [language, words] of [
    ['en', 'Not recounted'],
    ['zh', '未重新计数'],
  ] as const) {
    const { data, text } = await tool.run(world.viewer, { receipt: token, language });
    expect(data).toMatchObject({ n: 12, parts: null, recount: { outcome: 'large' } });
    expect(text).toContain(`${data.value} | n 12\n${words}`);
    expect(text).toContain('POST /v1/receipts/{receipt}/recount');
  }
});
