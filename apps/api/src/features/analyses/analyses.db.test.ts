import { type Analysis, newAnalysis } from '@attune/contracts';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { until } from '../../../test/support/client.ts';
import { cloneDatabase } from '../../../test/support/clone-database.ts';
import { startCore } from '../../../test/support/core.ts';
import { event, response } from '../../../test/support/event.ts';
import { flatDepartments } from '../../../test/support/flat-departments.ts';
import { Principal } from '../../platform/http/access/principal.ts';
import type { Config } from '../../platform/config/config.ts';
import { jobLimits } from '../jobs/job-limits.ts';
import { JobRunner } from '../jobs/job-runner.ts';
import { Jobs } from '../jobs/jobs.ts';
import { JobWorks } from '../jobs/job-works.ts';
import { AskForAnalysis } from './ask-for-analysis.ts';
import { ComputeContexts } from './compute-contexts.ts';
import { FactSource } from './fact-source.ts';
import { LogFactSource } from './log-fact-source.ts';
import { RunAnalysis } from './run-analysis.ts';

let clone: Awaited<ReturnType<typeof cloneDatabase>>;
let core: Awaited<ReturnType<typeof startCore>>;
let jobs: Jobs;
let asking: AskForAnalysis;
let runner: JobRunner;
/** Holds up reading as long as a test wants. */
let gate: Promise<void> = Promise.resolve();

beforeAll(async () => {
  clone = await cloneDatabase(inject('postgres'));
  core = await startCore(clone.url);
  const departments = flatDepartments(core.departments);
  jobs = new Jobs(core.database);
  const config = { timeZone: 'Asia/Shanghai' } as Config;
  asking = new AskForAnalysis(jobs, departments, core.surveys, config);
  const works = new JobWorks();
  const contexts = new ComputeContexts(departments, core.surveys, config);
  new RunAnalysis(works, new GatedFactSource(core.database), contexts).onModuleInit();
  runner = new JobRunner(core.database.worker, works, { ...jobLimits, pause: 10, lease: 500 });
  runner.start();
});
afterAll(async () => {
  await runner?.stop();
  await core?.close();
  await clone?.[Symbol.asyncDispose]();
});

class GatedFactSource extends FactSource {
  readonly #log: LogFactSource;
  constructor(database: ConstructorParameters<typeof LogFactSource>[0]) {
    super();
    this.#log = new LogFactSource(database);
  }
  async *pages(question: Parameters<FactSource['pages']>[0]) {
    await gate;
    yield* this.#log.pages(question);
  }
  merged = (scope: Parameters<FactSource['merged']>[0]) => this.#log.merged(scope);
}

const viewer = (...keys: string[]) =>
  new Principal('account', keys.join(), [
    {
      role: 'viewer',
      scopes: [],
      departmentId: 1,
      departments:
        keys.length === 0
          ? [...core.departments.values()]
          : keys.map((key) => core.departments.get(key) ?? 0),
    },
  ]);

const ask = (who: Principal, asked: object) => asking.run(who, newAnalysis.parse(asked));
const done = async (who: Principal, asked: object): Promise<Analysis['result']> => {
  const { id } = await ask(who, asked);
  const { job, result } = await until(
    () => jobs.find(who.scope, id),
    ({ job }) => job.finishedAt !== null,
  );
  if (job.status !== 'done') throw new Error(`${job.status}: ${JSON.stringify(job.error)}`);
  return result as Analysis['result'];
};

const year = { from: '2026-01-01', to: '2026-12-31' };
const drivers = {
  kind: 'key-drivers',
  parameters: { survey: 'relationship', outcome: 'recommend', drivers: ['satisfaction', 'effort'], ...year },
};
const funnel = {
  kind: 'funnel',
  parameters: { steps: [{ event: 'interaction.recorded' }, { event: 'order.placed' }], ...year },
};

const visit = (department: string, email: string, id: string) =>
  event('interaction.recorded', { kind: 'visit', department, customer: { email } }, { id });
const buy = (department: string, email: string, id: string) =>
  event(
    'order.placed',
    { order: id, department, customer: { email }, amount: { amount: 500, currency: 'CNY' } },
    { id, time: '2026-03-05T09:00:00Z' },
  );

const accept = async (events: readonly unknown[]) => {
  const items = await core.accept(events);
  expect(items.filter(({ status }) => status !== 'accepted')).toEqual([]);
  await core.fold();
};

test('responses count where they are after their edits, for who may see them there', async () => {
  await accept(
    Array.from({ length: 60 }, (_, i) =>
      response(
        { recommend: (i * 7) % 11, satisfaction: 1 + ((i * 7) % 5), effort: 1 + (i % 7) },
        { id: `r-${i}`, department: i % 2 === 0 ? 'sales' : 'service' },
      ),
    ),
  );
  await accept([
    // Out of sales, whose viewer cannot see the event that says so.
    event('response.amended', { response: 'r-0', department: 'service' }),
    event('response.withdrawn', { response: 'r-2' }),
  ]);
  expect(await done(viewer(), drivers)).toMatchObject({ n: 59, enough: true, dropped: 0 });
  expect(await done(viewer('sales'), drivers)).toMatchObject({ n: 28 });
});

test('customers are followed through merges, and as far as their facts may be seen', async () => {
  await accept([
    visit('sales', 'ann@example.com', 'v-1'),
    buy('sales', 'ann@example.com', 'o-1'),
    visit('sales', 'bob@example.com', 'v-2'),
    visit('service', 'cyd@example.com', 'v-3'),
    buy('sales', 'cy@example.com', 'o-3'),
    visit('service', 'dan@example.com', 'v-4'),
    buy('service', 'dan@example.com', 'o-4'),
  ]);
  await accept([
    event('fact.withdrawn', { fact: { source: '/test', id: 'o-4' } }),
    event('customer.merged', {
      customer: { email: 'cyd@example.com' },
      absorbed: { email: 'cy@example.com' },
      department: 'enterprise',
    }),
  ]);
  expect(await done(viewer(), funnel)).toMatchObject({ steps: [{ customers: 4 }, { customers: 2 }] });
  // Cyd set out elsewhere.
  expect(await done(viewer('sales'), funnel)).toMatchObject({ steps: [{ customers: 2 }, { customers: 1 }] });
});

test('the data cut-off is the moment of asking, and nobody sees anything without departments', async () => {
  let open = () => {};
  gate = new Promise((resolve) => (open = resolve));
  const later = { ...funnel, parameters: { ...funnel.parameters, windowDays: 8 } };
  const early = await ask(viewer(), later);
  await core.accept([visit('sales', 'eve@example.com', 'v-9')]);
  await core.fold();
  open();
  const { result } = await until(
    () => jobs.find(viewer().scope, early.id),
    ({ job }) => job.status === 'done',
  );
  expect((result as { steps: { customers: number }[] }).steps[0]?.customers).toBe(4);
  expect(await done(viewer(), later)).toMatchObject({ steps: [{ customers: 5 }, { customers: 2 }] });
  const seen = (departments: number[]) =>
    core.database.withScope({ departments }, (tx) =>
      tx.query(`select source_id from visible_log(0::smallint, 0, 1000, '{order.placed}')`),
    );
  expect(await seen([])).toEqual([]);
  await expect(
    core.database.ingest.query(`select * from visible_log(0::smallint, 0, 1000, '{order.placed}')`),
  ).rejects.toThrow(/permission denied/);
  await expect(asking.run(new Principal('key', 'k', []), newAnalysis.parse(funnel))).rejects.toMatchObject({
    code: 'no-departments',
  });
});

test('cancelled while it reads, and while it computes', async () => {
  gate = new Promise(() => {});
  const cancelled = async (asked: object) => {
    const { id } = await ask(viewer(), asked);
    await until(
      () => jobs.find(viewer().scope, id),
      ({ job }) => job.status === 'running',
    );
    await jobs.cancel(viewer().scope, 'account:', id);
    const { job } = await until(
      () => jobs.find(viewer().scope, id),
      ({ job }) => job.finishedAt !== null,
    );
    return job.status;
  };
  expect(await cancelled({ ...drivers, parameters: { ...drivers.parameters, seed: 77 } })).toBe('cancelled');
  gate = Promise.resolve();
  // A thread that computes hears nothing: it is ended.
  const long = {
    ...drivers.parameters,
    resamples: 10_000,
    outcome: 'effort',
    drivers: ['satisfaction', 'recommend'],
  };
  expect(['cancelled', 'done']).toContain(await cancelled({ ...drivers, parameters: long }));
});

test.each([
  [{ ...year, from: '2027-01-01' }, 'range-invalid', 'parameters.from'],
  [{ survey: 'no-such' }, 'survey-unknown', 'parameters.survey'],
  [{ outcome: 'no-such' }, 'question-unknown', 'parameters.outcome'],
  [{ drivers: ['satisfaction', 'comment'] }, 'question-open', 'parameters.drivers.1'],
  [{ drivers: ['satisfaction', 'recommend'] }, 'question-repeated', 'parameters.drivers.1'],
  [{ department: 'moon' }, 'department-unknown', 'parameters.department'],
  [{ department: 'service' }, 'department-forbidden', 'parameters.department'],
])('key drivers of %j: %s', async (over, code, field) => {
  const asked = { ...drivers, parameters: { ...drivers.parameters, ...over } };
  await expect(ask(viewer('sales'), asked)).rejects.toMatchObject({ code, field });
});

const part = {
  id: 'a',
  weight: 1,
  polarity: 'higher-is-better',
  normalisation: { kind: 'min-max', low: 0, high: 10 },
  measure: 'response:relationship.recommend',
  reading: 'mean',
};
test.each([
  [
    'funnel',
    { steps: [{ event: 'order.placed' }, { event: 'moon.rose' }], ...year },
    'event-unknown',
    'steps.1.event',
  ],
  ['survival', { start: 'order.placed', end: 'order.placed', ...year }, 'event-repeated', 'end'],
  ['churn-model', { label: 'inactivity', cutOff: '2026-10-01' }, 'horizon-not-over', 'cutOff'],
  ['customer-health', { parts: [part, part], ...year }, 'parts-invalid', 'parts'],
  [
    'customer-health',
    { parts: [{ ...part, measure: 'response:moon.x' }], ...year },
    'survey-unknown',
    'parts.0.measure',
  ],
  [
    'customer-health',
    { parts: [{ ...part, measure: 'moon.rose:x' }], ...year },
    'event-unknown',
    'parts.0.measure',
  ],
  [
    'customer-lifetime-value',
    { currency: 'CNY', from: '2026-02-01', to: '2026-01-01' },
    'range-invalid',
    'from',
  ],
])('%s of %j: %s', async (kind, parameters, code, field) => {
  await expect(ask(viewer(), { kind, parameters })).rejects.toMatchObject({
    code,
    field: `parameters.${field}`,
  });
});

test('what is bought together comes from the data of orders', async () => {
  expect(await done(viewer(), { kind: 'co-purchase', parameters: year })).toMatchObject({
    baskets: 0,
    leftOut: 2,
  });
});
