import { customerSummary, customerSummaryQuery } from '@attune/contracts';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { cloneDatabase } from '../../../test/support/clone-database.ts';
import { startCore } from '../../../test/support/core.ts';
import { event } from '../../../test/support/event.ts';
import { flatDepartments } from '../../../test/support/flat-departments.ts';
import { viewerOf } from '../../../test/support/viewer.ts';
import { CustomerDirectory } from '../customers/customer-directory.ts';
import { packActivity } from './pack-activity.ts';
import { SummariseCustomer } from './summarise-customer.ts';

let clone: Awaited<ReturnType<typeof cloneDatabase>>;
let core: Awaited<ReturnType<typeof startCore>>;
let summaries: SummariseCustomer;

beforeAll(async () => {
  clone = await cloneDatabase(inject('postgres'));
  core = await startCore(clone.url, { timeZone: 'Asia/Shanghai' });
  const departments = flatDepartments(core.departments, '2026-03-31');
  const directory = new CustomerDirectory(core.database.ingest);
  summaries = new SummariseCustomer(core.database, directory, departments, core.measures);
  await send(
    order('o-1', ['ann', 'sales', '2026-01-10'], 12_900),
    order('o-2', ['ann', 'sales', '2026-01-20'], 7100),
    order('o-3', ['ann', 'service', '2026-01-20'], 400, 'EUR'),
    order('o-4', ['ann@home', 'logistics', '2026-02-03'], 5000),
    did('interaction.recorded', ['ann', 'service', '2026-01-31'], { kind: 'visit' }),
    did('ticket.opened', ['ann', 'service', '2026-02-14'], { ticket: 't-1' }),
    did('complaint.filed', ['ann@home', 'service', '2026-02-14'], {}),
    answer('r-1', ['ann', 'sales', '2026-01-12'], 3),
    answer('r-2', ['ann', 'sales', '2026-02-01'], 9),
    answer('r-3', ['ann', 'sales', '2026-02-01'], 6),
    order('o-9', ['bob', 'service', '2026-03-30'], 100),
  );
});
afterAll(async () => {
  await core?.close();
  await clone?.[Symbol.asyncDispose]();
});

async function send(...events: ReturnType<typeof event>[]) {
  const answers = await core.accept(events);
  expect(answers.map(({ status }) => status)).toEqual(events.map(() => 'accepted'));
  await core.fold();
}

type Place = readonly [who: string, department: string, day: string];

const customerOf = (who: string) => ({ customer: { externalId: who } });
const did = (type: string, [who, department, day]: Place, data: object = {}, id?: string) =>
  event(
    type,
    { department, ...customerOf(who), ...data },
    { time: `${day}T04:00:00Z`, ...(id === undefined ? {} : { id }) },
  );
const order = (id: string, place: Place, amount: number, currency = 'CNY') =>
  did('order.placed', place, { order: id, amount: { amount, currency } }, id);
const answer = (id: string, place: Place, recommend: number) =>
  did('response.recorded', place, { survey: 'relationship', channel: 'web', answers: { recommend } }, id);
const pair = (type: string) =>
  event(type, { ...customerOf('ann'), absorbed: { externalId: 'ann@home' }, department: 'enterprise' });

const viewer = (...keys: string[]) => viewerOf(core.departments, ...keys);
const find = (who: string, by = viewer('enterprise')) =>
  summaries.find(by, { externalId: who }).then(({ customer }) => customer);
const summary = async (who: string, { by = viewer('enterprise'), query = {} } = {}) => {
  const read = await summaries.read(by, await find(who, by), customerSummaryQuery.parse(query));
  return customerSummary.parse(read);
};

/** The same as the fold left it, in the middle of packing, and packed. */
async function atEveryStage(check: () => Promise<void>) {
  for (const facts of [0, 5, 100_000]) {
    if (facts > 0) await packActivity(core.database.worker, facts);
    await check();
  }
}

test('a customer in each department, and in all of them', async () => {
  await atEveryStage(async () => {
    const { departments, enterprise, merged, asOf } = await summary('ann');
    expect({ merged, asOf }).toEqual({ merged: [], asOf: '2026-03-31' });
    expect(departments.map(({ department, purchases }) => [department, purchases])).toEqual([
      ['sales', 2],
      ['service', 1],
    ]);
    expect(departments[0]).toEqual({
      department: 'sales',
      firstActivity: '2026-01-10',
      lastActivity: '2026-02-01',
      activeDays: 4,
      // Gaps of 2, 8 and 12 days.
      standing: {
        status: 'lapsed',
        daysSince: 58,
        medianGapDays: 8,
        limitDays: 24,
        basis: 'own-gaps',
      },
      purchases: 2,
      cancellations: 0,
      returns: 0,
      interactions: 0,
      tickets: 0,
      complaints: 0,
      serviceContacts: 0,
      responses: 3,
      money: [{ currency: 'CNY', ordered: 20_000, cancelled: 0, returned: 0, subscribed: 0 }],
      scores: [
        { measure: 'response:relationship.recommend', min: 0, max: 10, day: '2026-02-01', n: 2, mean: 7.5 },
      ],
    });
    expect(enterprise).toMatchObject({
      firstActivity: '2026-01-10',
      lastActivity: '2026-02-14',
      // Orders in two departments on one day are one day.
      activeDays: 6,
      purchases: 3,
      tickets: 1,
      complaints: 0,
      serviceContacts: 1,
    });
    expect(enterprise?.money.map(({ currency, ordered }) => [currency, ordered])).toEqual([
      ['CNY', 20_000],
      ['EUR', 400],
    ]);
  });
});

test('a rule of silence of one’s own', async () => {
  const status = async (query: object) => (await summary('ann', { query })).enterprise?.standing;
  expect(await status({ gapFactor: '6' })).toMatchObject({ status: 'active', basis: 'own-gaps' });
  expect((await summary('bob', { query: { windowDays: '1' } })).departments[0]?.standing).toMatchObject({
    status: 'active',
    basis: 'window',
    limitDays: 1,
  });
});

test('another department sees its own facts, or nobody', async () => {
  const service = viewer('service');
  const { departments, enterprise } = await summary('ann', { by: service });
  expect(
    departments.map(({ department, interactions, tickets }) => [department, interactions, tickets]),
  ).toEqual([['service', 1, 1]]);
  expect(enterprise).toBeNull();
  const unknown = { code: 'customer-unknown', status: 404 };
  await expect(find('ann', viewer('logistics'))).rejects.toMatchObject(unknown);
  await expect(find('nobody')).rejects.toMatchObject(unknown);
  const query = customerSummaryQuery.parse({});
  await expect(summaries.read(viewer('logistics'), await find('ann'), query)).rejects.toMatchObject(unknown);
  await expect(summaries.read(viewer('enterprise'), 999_999, query)).rejects.toMatchObject(unknown);
});

test('who is merged is one person under either name, until the merge is taken back', async () => {
  const apart = await find('ann@home');
  await send(pair('customer.merged'));
  await atEveryStage(async () => {
    const { customer, merged, departments, enterprise } = await summary('ann@home');
    expect({ customer, merged }).toEqual({ customer: await find('ann'), merged: [apart] });
    expect(
      departments.map(({ department, purchases, complaints }) => [department, purchases, complaints]),
    ).toEqual([
      ['enterprise', 0, 0],
      ['logistics', 1, 0],
      ['sales', 2, 0],
      ['service', 1, 1],
    ]);
    expect(enterprise).toMatchObject({ purchases: 4, complaints: 1, serviceContacts: 2 });
  });
  await send(pair('customer.unmerged'));
  await atEveryStage(async () => {
    expect((await summary('ann')).enterprise).toMatchObject({ purchases: 3, complaints: 0 });
    expect((await summary('ann@home')).enterprise).toMatchObject({
      purchases: 1,
      complaints: 1,
      activeDays: 2,
    });
  });
});

test('edits and withdrawals are in it; what came to nothing is gone', async () => {
  await send(
    event('fact.amended', {
      fact: { source: '/test', id: 'o-2' },
      data: { amount: { amount: 100, currency: 'CNY' }, department: 'logistics' },
    }),
    event('fact.withdrawn', { fact: { source: '/test', id: 'o-3' } }),
    event('fact.withdrawn', { fact: { source: '/test', id: 'r-3' } }),
    event('fact.withdrawn', { fact: { source: '/test', id: 'o-9' } }),
  );
  await atEveryStage(async () => {
    const { departments, enterprise } = await summary('ann');
    const brief = departments.map(({ department, purchases, money }) => [
      department,
      purchases,
      money[0]?.ordered,
    ]);
    expect(brief).toContainEqual(['sales', 1, 12_900]);
    expect(brief).toContainEqual(['logistics', 1, 100]);
    expect(brief).toContainEqual(['service', 0, undefined]);
    expect(enterprise?.scores).toMatchObject([{ day: '2026-02-01', n: 1, mean: 9 }]);
    await expect(find('bob')).rejects.toMatchObject({ code: 'customer-unknown' });
  });
});

test('who was erased is found no more', async () => {
  const customer = await find('ann');
  await send(event('customer.erased', { ...customerOf('ann'), department: 'enterprise' }));
  const unknown = { code: 'customer-unknown' };
  await expect(find('ann')).rejects.toMatchObject(unknown);
  const query = customerSummaryQuery.parse({});
  await expect(summaries.read(viewer('enterprise'), customer, query)).rejects.toMatchObject(unknown);
});
