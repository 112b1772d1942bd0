import { customerCohorts, customerCohortsQuery, customerRfm, customerRfmQuery } from '@attune/contracts';
import {
  cohortRetention,
  type Purchase,
  purchaseDays,
  rfmCutPoints,
  rfmFacts,
  rfmScores,
  wilsonInterval,
} from '@attune/metrics';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { cloneDatabase } from '../../../test/support/clone-database.ts';
import { startCore } from '../../../test/support/core.ts';
import { event } from '../../../test/support/event.ts';
import { flatDepartments } from '../../../test/support/flat-departments.ts';
import { viewerOf } from '../../../test/support/viewer.ts';
import { packActivity } from './pack-activity.ts';
import { ReadCohorts } from './read-cohorts.ts';
import { ReadRfm } from './read-rfm.ts';

interface Order {
  id: string;
  who: string;
  department: 'sales' | 'service';
  day: string;
  amount: number;
}

let clone: Awaited<ReturnType<typeof cloneDatabase>>;
let core: Awaited<ReturnType<typeof startCore>>;
let cohorts: ReadCohorts;
let rfm: ReadRfm;
let orders: Order[] = [];
/** Makes a cohort, and no score among those who pay in yuan. */
const inEuro: Order = { id: 'eur', who: 'c-99', department: 'sales', day: '2026-01-05', amount: 900 };
/** Who is one with whom. */
const merged = new Map<string, string>();
const today = '2026-06-10';

beforeAll(async () => {
  clone = await cloneDatabase(inject('postgres'));
  core = await startCore(clone.url, { timeZone: 'Asia/Shanghai' });
  const departments = flatDepartments(core.departments, today);
  cohorts = new ReadCohorts(core.database, departments, core.measures);
  rfm = new ReadRfm(core.database, departments, core.measures);
  // Every number below is of this sequence, so that the test says the same every time.
  let state = 7;
  const random = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below;
  orders = Array.from({ length: 300 }, (_, i): Order => ({
    id: `o-${i}`,
    who: `c-${Math.min(random(40), random(40))}`,
    department: random(3) === 0 ? 'service' : 'sales',
    day: new Date(Date.UTC(2025, 10, 1 + random(218))).toISOString().slice(0, 10),
    amount: random(20) * 100,
  }));
  await send(orders.map(placed));
  await send([order('order.placed', inEuro, 'EUR')]);
});
afterAll(async () => {
  await core?.close();
  await clone?.[Symbol.asyncDispose]();
});

const order = (type: string, { id, who, department, day, amount }: Order, currency = 'CNY') =>
  event(
    type,
    { order: id, department, customer: { externalId: who }, amount: { amount, currency } },
    { id, time: `${day}T04:00:00Z` },
  );
const placed = (one: Order) => order('order.placed', one);

async function send(events: ReturnType<typeof event>[]) {
  const answers = await core.accept(events);
  expect(answers.filter(({ status }) => status !== 'accepted')).toEqual([]);
  await core.fold();
}

const viewer = (...keys: string[]) =>
  viewerOf(core.departments, ...(keys.length === 0 ? ['enterprise'] : keys));

const visible = (department?: string, some: readonly Order[] = orders) =>
  some
    .filter((one) => department === undefined || one.department === department)
    .map((one) => ({ ...one, who: merged.get(one.who) ?? one.who }));

const monthNumber = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

function expectedCohorts(department?: string) {
  const activities = visible(department, [...orders, inEuro]).map(({ who, day }) => ({
    customer: who,
    period: monthNumber(day),
  }));
  const name = (period: number) => `${Math.floor(period / 12)}-${String((period % 12) + 1).padStart(2, '0')}`;
  return cohortRetention(activities, monthNumber('2026-05-31')).map(({ period, size, active }) => ({
    month: name(period),
    customers: size,
    cells: active.map((count) => {
      if (count === null) return null;
      const [low, high] = wilsonInterval(count, size, 0.95);
      return { active: count, share: count / size, low, high };
    }),
  }));
}

function expectedRfm(asOf: string, department?: string) {
  const purchases = visible(department).map(({ who, day, amount }): Purchase => ({
    customer: who,
    day,
    total: { amount, currency: 'CNY' },
  }));
  const facts = [...purchaseDays(purchases, asOf).values()]
    .filter((days) => days.length > 0)
    .map((days) => rfmFacts(days, asOf));
  const cutPoints = rfmCutPoints(facts);
  const segments: Record<string, [customers: number, monetary: number]> = {};
  for (const one of facts) {
    const { r, f, m } = rfmScores(one, cutPoints);
    const [customers, monetary] = segments[`${r}${f}${m}`] ?? [0, 0];
    segments[`${r}${f}${m}`] = [customers + 1, monetary + Number(one.monetary)];
  }
  return {
    customers: facts.length,
    recency: cutPoints.recency.map((cut) => Number(cut) / 5),
    monetary: cutPoints.monetary.map((cut) => Number(cut) / 5),
    segments,
  };
}

async function compare() {
  const query = customerCohortsQuery.parse({ from: '2025-01', to: '2026-12' });
  for (const department of [undefined, 'sales', 'service']) {
    const read = await cohorts.read(viewer(), { ...query, department });
    expect(customerCohorts.parse(read).cohorts).toEqual(expectedCohorts(department));
    for (const asOf of [today, '2026-02-14']) {
      const run = customerRfm.parse(
        await rfm.read(viewer(), { ...customerRfmQuery.parse({ currency: 'CNY', asOf }), department }),
      );
      const { recency, monetary } = run.cutPoints;
      const segments = Object.fromEntries(
        run.segments.map(({ r, f, m, customers, monetary }) => [`${r}${f}${m}`, [customers, monetary]]),
      );
      expect({ customers: run.customers, recency, monetary, segments }).toEqual(
        expectedRfm(asOf, department),
      );
      expect(run.counts.r.reduce((a, b) => a + b, 0)).toBe(run.customers);
    }
  }
}

async function compareAtEveryStage() {
  for (const facts of [0, 60, 100_000]) {
    if (facts > 0) await packActivity(core.database.worker, facts);
    await compare();
  }
}

test('cohorts and scores are those of the orders, in every department', compareAtEveryStage);

test('merges, amendments and withdrawals are in them', async () => {
  const [first, second, third] = orders.slice(10) as [Order, Order, Order];
  await send([
    event('customer.merged', { customer: { externalId: 'c-0' }, absorbed: { externalId: 'c-1' } }),
    event('fact.withdrawn', { fact: { source: '/test', id: first.id } }),
    event('fact.amended', {
      fact: { source: '/test', id: second.id },
      data: { department: 'service', amount: { amount: 77, currency: 'CNY' } },
    }),
    event('fact.amended', { fact: { source: '/test', id: third.id }, time: '2026-06-05T04:00:00Z' }),
  ]);
  merged.set('c-1', 'c-0');
  orders = orders
    .filter(({ id }) => id !== first.id)
    .map((one) => {
      if (one.id === second.id) return { ...one, department: 'service', amount: 77 };
      return one.id === third.id ? { ...one, day: '2026-06-05' } : one;
    });
  await compareAtEveryStage();
});

test('whoever sees one department sees its customers, and no other’s', async () => {
  const query = customerCohortsQuery.parse({ from: '2025-01', to: '2026-12' });
  const [own, asked] = await Promise.all([
    cohorts.read(viewer('service'), query),
    cohorts.read(viewer(), { ...query, department: 'service' }),
  ]);
  expect(own.cohorts).toEqual(asked.cohorts);
  const forbidden = { code: 'department-forbidden', field: 'department' };
  await expect(cohorts.read(viewer('service'), { ...query, department: 'sales' })).rejects.toMatchObject(
    forbidden,
  );
  const run = customerRfmQuery.parse({ currency: 'CNY', department: 'sales' });
  await expect(rfm.read(viewer('service'), run)).rejects.toMatchObject(forbidden);
});

test('what customers do in any way makes cohorts as well; a month that runs is not low', async () => {
  const query = customerCohortsQuery.parse({ event: 'any', from: '2025-11', to: '2025-11' });
  const { cohorts: rows, through } = await cohorts.read(viewer(), query);
  expect([through, rows.map(({ month }) => month)]).toEqual(['2026-05', ['2025-11']]);
  expect(rows[0]?.cells).toHaveLength(8);
  expect(rows[0]?.cells[7]).toBeNull();
  expect(rows[0]?.cells[6]).not.toBeNull();
});

test('what cannot be answered is refused', async () => {
  const read = (query: object) =>
    cohorts.read(viewer(), { event: 'order.placed', from: '2026-01', to: '2026-02', ...query });
  await expect(read({ event: 'moon.rose' })).rejects.toMatchObject({ code: 'event-unknown', field: 'event' });
  await expect(read({ to: '2025-12' })).rejects.toMatchObject({ code: 'range-invalid' });
  await expect(read({ to: '2036-01' })).rejects.toMatchObject({ code: 'range-invalid' });
  await expect(read({ department: 'moon' })).rejects.toMatchObject({ code: 'department-unknown' });
  const nothing = await rfm.read(viewer(), customerRfmQuery.parse({ currency: 'USD' }));
  expect(nothing).toMatchObject({ customers: 0, segments: [], cutPoints: { recency: [] } });
});
