import metricSatisfaction from '@attune/metric-satisfaction';
import { type ValuesQuery, valuesQuery } from '@attune/contracts';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { anonymous } from '../../../test/support/anonymous.ts';
import { cloneDatabase } from '../../../test/support/clone-database.ts';
import { startCore } from '../../../test/support/core.ts';
import { definitionsOf } from '../../../test/support/definitions.ts';
import { viewerOf } from '../../../test/support/viewer.ts';
import { receiptsOf } from '../../../test/support/receipts.ts';
import { loadPlugins } from '../../platform/plugin-host/load-plugins.ts';
import { LoadedPlugins } from '../../platform/plugin-host/loaded-plugins.ts';
import { DepartmentTree, type PlacementRow } from '../departments/department-tree.ts';
import type { Departments } from '../departments/departments.ts';
import { addDays } from '../measures/local-day.ts';
import { previousOf } from './periods.ts';
import type { ReadReceipt } from './read-receipt.ts';
import { ReadValues } from './read-values.ts';
import { ReceiptTokens } from './receipt-tokens.ts';

let clone: Awaited<ReturnType<typeof cloneDatabase>>;
let core: Awaited<ReturnType<typeof startCore>>;
let values: ReadValues;
let receipts: ReadReceipt;
let id: (key: string) => number;

/** Service stood below logistics until the end of February, and has stood beside it since. */
const moved = '2026-03-01';

const score = (name: string, department: string, recommend: number, [time, channel = 'web']: string[]) => ({
  specversion: '1.0',
  id: name,
  source: '/test',
  type: 'response.recorded',
  time,
  data: { survey: 'relationship', department, channel, answers: { recommend, satisfaction: 4 } },
});

beforeAll(async () => {
  clone = await cloneDatabase(inject('postgres'));
  core = await startCore(clone.url, { timeZone: 'Asia/Shanghai' });
  id = (key) => core.departments.get(key) as number;
  const names = { en: '', zh: '' };
  const place = (
    key: string,
    parent: string | null,
    fromDay = '-infinity',
    toDay = 'infinity',
  ): PlacementRow => ({
    departmentId: id(key),
    parentId: parent === null ? null : id(parent),
    fromDay,
    toDay,
  });
  const tree = new DepartmentTree(
    [...core.departments].map(([key, departmentId]) => ({ id: departmentId, key, names })),
    [
      place('enterprise', null),
      place('sales', 'enterprise'),
      place('logistics', 'enterprise'),
      place('service', 'logistics', '-infinity', moved),
      place('service', 'enterprise', moved),
    ],
  );
  const departments = { tree: () => tree, treeToday: () => tree.treeOn('2026-11-22') } as Departments;
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (message: string) => expect.fail(message),
  };
  const plugins = new LoadedPlugins(loadPlugins([{ plugin: metricSatisfaction, options: {} }], log));
  const definitions = definitionsOf(core, [
    ...plugins.indicators(),
    { indicator: anonymous, plugin: 'test' },
  ]);
  const tokens = new ReceiptTokens(Buffer.alloc(32, 1));
  values = new ReadValues(core.database, departments, definitions, tokens);
  receipts = receiptsOf({ database: core.database, departments, definitions, tokens });

  await core.accept([
    ...[10, 10, 9, 7].map((point, i) => score(`s-${i}`, 'sales', point, ['2026-02-10T04:00:00Z'])),
    ...[0, 10].map((point, i) => score(`v-${i}`, 'service', point, ['2026-02-11T04:00:00Z', 'phone'])),
    ...[3, 5, 9].map((point, i) => score(`l-${i}`, 'logistics', point, ['2026-02-28T15:59:00Z'])),
    // One minute later it is March in Shanghai.
    score('l-9', 'logistics', 10, ['2026-02-28T16:00:00Z']),
    score('v-9', 'service', 10, ['2026-03-20T04:00:00Z']),
  ]);
  await core.fold();
});
afterAll(async () => {
  await core?.close();
  await clone?.[Symbol.asyncDispose]();
});

const viewer = (...keys: string[]) => viewerOf(core.departments, ...keys);

const ask = async (query: Partial<ValuesQuery>, who = viewer('enterprise'), key = 'nps') => {
  const full = valuesQuery.parse({ from: '2026-02-01', to: '2026-03-31', ...query });
  return (await values.read(who, key, full)).rows;
};
const brief = (rows: Awaited<ReturnType<typeof ask>>) =>
  rows.map((row) => [row.period.slice(0, 7), row.department ?? row.channel ?? '', row.value, row.n]);

test('a parent is the sum of its subtree in the tree then in force', async () => {
  expect(brief(await ask({ grain: 'month', by: 'department' }))).toEqual([
    ['2026-02', 'enterprise', (100 * (5 - 3)) / 9, 9],
    ['2026-02', 'sales', 75, 4],
    ['2026-02', 'logistics', (100 * (2 - 3)) / 5, 5],
    ['2026-02', 'service', 0, 2],
    ['2026-03', 'enterprise', 100, 2],
    ['2026-03', 'logistics', 100, 1],
    ['2026-03', 'service', 100, 1],
  ]);
  expect(brief(await ask({ by: 'department' })).find(([, key]) => key === 'logistics')).toEqual([
    '2026-02',
    'logistics',
    (100 * (3 - 3)) / 6,
    6,
  ]);
});

test('change is against the period before, null where there is none', async () => {
  const rows = await ask({ grain: 'month' });
  expect(rows[0]?.change).toBeNull();
  expect(rows[1]?.change?.difference).toBeCloseTo(100 - 200 / 9, 9);
  expect(rows.slice(1).map(({ change }) => change && change.against)).toEqual(
    rows.slice(1).map(({ change }, at) => change && rows[at]?.period),
  );
});

test('nothing is compared where that is not asked for, and the rest is the same', async () => {
  const [compared, alone] = await Promise.all([
    ask({ grain: 'month' }),
    ask({ grain: 'month', compare: 'none' }),
  ]);
  expect(alone.map(({ change }) => change)).toEqual(compared.map(() => null));
  const rest = (rows: typeof alone) => rows.map((row) => ({ ...row, change: null, receipt: '' }));
  expect(rest(alone)).toEqual(rest(compared));
});

test.each(['2026-01-01', '2026-02-05', '2026-04-05'])(
  'any range is the sum of its days, and is compared with as many days before it, where on %s months are closed',
  async (day) => {
    await core.closePeriods(day);
    await core.mergeShards(day);
    const daily = await ask({ from: '2026-01-01', to: '2026-03-31', grain: 'day', by: 'department' });
    const days = Array.from({ length: 90 }, (_, i) => addDays('2026-01-01', i));
    for (const [i, from] of days.entries()) {
      const to = days[i + ((7 * i) % 45)] ?? '2026-03-31';
      const rows = await ask({ from, to, by: 'department' });
      const before = await ask({ ...previousOf({ from, to }, 'total'), by: 'department' });
      for (const { department, n, value, change } of rows.filter(
        ({ department }) => department !== 'logistics',
      )) {
        const own = daily.filter(
          ({ period, ...row }) => row.department === department && within(period, from, to),
        );
        expect({ from, to, n }).toEqual({ from, to, n: own.reduce((sum, row) => sum + (row.n ?? 0), 0) });
        const last = before.find((row) => row.department === department)?.value ?? null;
        const difference = value === null || last === null ? undefined : value - last;
        expect(change?.difference).toEqual(difference);
      }
    }
  },
);

const within = (period: string, from: string, to: string) =>
  period.slice(0, 10) >= from && period.slice(0, 10) <= to;

test('without a breakdown every period has a row, also an empty one', async () => {
  const rows = await ask({ from: '2026-02-09', to: '2026-02-11', grain: 'day' });
  expect(rows.map((row) => [row.value, row.n, row.reason])).toEqual([
    [null, 0, 'empty'],
    [75, 4, undefined],
    [0, 2, undefined],
  ]);
});

test('dimensions break down and filter; what is not kept is refused by name of the nearest cut', async () => {
  expect(brief(await ask({ by: 'channel' }))).toEqual([
    ['2026-02', 'phone', 0, 2],
    ['2026-02', 'web', (100 * (6 - 2)) / 9, 9],
  ]);
  expect(brief(await ask({ where: 'channel in ["phone", "fax"]' }))).toEqual([['2026-02', '', 0, 2]]);
  await expect(ask({ by: 'department,channel,segment' })).rejects.toMatchObject({
    code: 'cut-not-kept',
    field: 'by',
  });
  await expect(ask({ where: 'channel == "web" || true' })).rejects.toMatchObject({ code: 'where-invalid' });
  await expect(ask({ where: "channel == 'x' -- drop table" })).rejects.toMatchObject({
    code: 'where-invalid',
  });
  await expect(ask({ by: 'department,nonsense' })).rejects.toMatchObject({ code: 'by-invalid' });
  await expect(ask({ from: '2026-04-01' })).rejects.toMatchObject({ code: 'range-invalid' });
  await expect(ask({ from: '1980-01-01', grain: 'day' })).rejects.toMatchObject({ code: 'range-too-long' });
  await expect(ask({}, viewer('enterprise'), 'nonsense')).rejects.toMatchObject({
    code: 'indicator-unknown',
  });
});

test('who sees one department sees its figures and nothing else', async () => {
  expect(brief(await ask({ by: 'department' }, viewer('sales')))).toEqual([['2026-02', 'sales', 75, 4]]);
  expect(brief(await ask({}, viewer('sales')))).toEqual([['2026-02', '', 75, 4]]);
  await expect(ask({ department: 'service' }, viewer('sales'))).rejects.toMatchObject({
    code: 'department-forbidden',
  });
  await expect(ask({ department: 'nowhere' }, viewer('sales'))).rejects.toMatchObject({
    code: 'department-unknown',
  });
});

test('too few answers are hidden, with what would give them away, however one asks', async () => {
  const all = viewer('enterprise');
  const hidden = (rows: Awaited<ReturnType<typeof ask>>) =>
    rows.map(({ department, channel, n, reason }) => [department ?? channel ?? '', n, reason]);
  // Service has two answers, logistics and service five, sales four, all nine: service is hidden, and so is logistics,
  // of which the answers of logistics itself are a part that is not shown.
  const february: Partial<ValuesQuery> = { from: '2026-02-01', to: '2026-02-28' };
  const table = hidden(await ask({ ...february, by: 'department' }, all, 'anonymous'));
  const shown = table.filter(([, n]) => n !== null);
  expect(table).toContainEqual(['service', null, 'below-minimum-n']);
  // Whatever sums can be made of what is shown, none is service's or its complement's.
  const counts = Object.fromEntries(shown) as Record<string, number>;
  expect((counts['enterprise'] ?? 0) - (counts['sales'] ?? 0) - (counts['logistics'] ?? 0)).not.toBe(2);
  for (const [department] of table.filter(([, n]) => n === null)) {
    const alone = await ask({ ...february, department: String(department) }, all, 'anonymous');
    expect(alone[0]).toMatchObject({ value: null, n: null, interval: null, excluded: {}, change: null });
  }
  // Two answers came by phone: neither they nor the rest of nine may be shown, be it by filter or breakdown.
  expect(hidden(await ask({ ...february, by: 'channel' }, all, 'anonymous'))).toEqual([
    ['phone', null, 'below-minimum-n'],
    ['web', null, 'protects-others'],
  ]);
  for (const where of ['channel == "web"', 'channel in ["web", "phone"]'])
    expect((await ask({ ...february, where }, all, 'anonymous'))[0]).toMatchObject({ n: null });
  // March has two answers. February would be what is left of both months.
  const months = await ask({ grain: 'month' }, all, 'anonymous');
  expect(months.map(({ n, reason }) => [n, reason])).toEqual([
    [null, 'protects-others'],
    [null, 'below-minimum-n'],
  ]);
  const receipt = await receipts.read(all, months[1]?.receipt as string);
  expect(receipt).toMatchObject({ value: null, n: null, parts: {}, distribution: null, excluded: {} });
  expect(receipt.recount).toEqual({ outcome: 'same', value: null, n: null, events: null, changes: [] });
});

test('a receipt recounts every figure to itself, also after later changes, and belongs to who may see it', async () => {
  const rows = [
    ...(await ask({ by: 'department', grain: 'month' })),
    ...(await ask({ by: 'department', grain: 'week' }, viewer('enterprise'), 'csat')),
    ...(await ask({ by: 'channel' })),
    ...(await ask({}, viewer('enterprise'), 'responses')),
  ];
  await core.accept([
    {
      specversion: '1.0',
      id: 'late',
      source: '/test',
      type: 'response.amended',
      time: '2026-04-01T00:00:00Z',
      data: { response: 'l-0', department: 'sales', answers: { recommend: 10 } },
    },
  ]);
  await core.fold();
  for (const row of rows) {
    const receipt = await receipts.read(viewer('enterprise'), row.receipt);
    expect(receipt.recount.outcome).toBe('same');
    expect(receipt).toMatchObject({ value: row.value, n: row.n, recount: { value: row.value, n: row.n } });
  }
  const service = (await ask({ by: 'department' })).find((row) => row.department === 'service');
  await expect(receipts.read(viewer('sales'), service?.receipt as string)).rejects.toMatchObject({
    code: 'department-forbidden',
  });
  const [body = '', signature = ''] = String(service?.receipt).split('.');
  const forged = Buffer.from(Buffer.from(body, 'base64url').toString().replace('"nps"', '"ces"')).toString(
    'base64url',
  );
  await expect(receipts.read(viewer('enterprise'), `${forged}.${signature}`)).rejects.toMatchObject({
    code: 'receipt-invalid',
  });
});

test('the receipt of an amended figure names its parts and distribution', async () => {
  const [row] = await ask({ department: 'sales', by: 'department' });
  const receipt = await receipts.read(viewer('enterprise'), row?.receipt as string);
  expect(receipt).toMatchObject({
    value: 80,
    n: 5,
    parts: { promoters: 4, passives: 1, detractors: 0 },
    departments: ['sales'],
    timeZone: 'Asia/Shanghai',
  });
  expect(receipt.distribution?.find(({ point }) => point === 10)).toEqual({ point: 10, n: 3 });
});

test('item groups are read one at a time, recounted, and follow amendments; other items are another group', async () => {
  const question = (key: string, max: number) => ({
    key,
    type: 'score' as const,
    labels: { en: key, zh: key },
    min: 0,
    max,
    lowLabels: null,
    highLabels: null,
    required: false,
  });
  const questions = [question('prompt', 10), question('polite', 10), question('tidy', 100)];
  await core.ensureSurvey.ensure({
    key: 'quality',
    names: { en: 'Quality', zh: '质量' },
    counts: 'every-response',
    questions,
    itemGroups: [
      { key: 'people', items: ['polite', 'prompt'] },
      { key: 'all', items: ['prompt', 'polite', 'tidy'] },
    ],
  });
  const rated = (name: string, answers: object, more: object = {}) => ({
    ...score(name, 'sales', 0, ['2026-02-10T04:00:00Z']),
    data: { survey: 'quality', department: 'sales', channel: 'web', answers, ...more },
  });
  const edited = (type: string, response: string, more: object = {}) => ({
    ...score(`${type} ${response}`, 'sales', 0, ['2026-02-12T04:00:00Z']),
    type,
    data: { response, ...more },
  });
  await core.accept([
    rated('q-1', { prompt: 9, polite: 8, tidy: 90 }),
    rated('q-2', { prompt: 3, polite: 5, tidy: 20 }),
    rated('q-3', { prompt: 6, polite: 6 }),
    rated('q-4', { prompt: 7, polite: { excluded: 'dont-know' }, tidy: 60 }),
    rated('q-5', { prompt: 1, polite: 1, tidy: 1 }, { test: true }),
    rated('q-6', { prompt: 2, polite: 9, tidy: 7 }),
    edited('response.amended', 'q-4', { answers: { polite: 7 } }),
    edited('response.withdrawn', 'q-6'),
  ]);
  await core.fold();
  const alphas = await ask({}, viewer('enterprise'), 'cronbach-alpha');
  expect(alphas.map(({ itemGroup, n, excluded }) => [itemGroup, n, excluded])).toEqual([
    ['quality#all', 3, { skipped: 1, test: 1 }],
    ['quality#people', 4, { test: 1 }],
  ]);
  // By hand for (8, 9), (5, 3), (6, 6), (7, 7): variances 5/3 and 25/4, covariance 19/6.
  const [, people] = alphas;
  expect(people?.value).toBeCloseTo(2 * (1 - (5 / 3 + 25 / 4) / (5 / 3 + 25 / 4 + 19 / 3)), 12);
  const receipt = await receipts.read(viewer('enterprise'), people!.receipt);
  expect(receipt).toMatchObject({
    itemGroup: 'quality#people',
    measures: [{ input: 'items', key: 'response:quality#people' }],
    parts: { items: 2, completeRows: 4 },
    recount: { outcome: 'same', n: 4 },
  });
  const [one] = await ask({ itemGroup: 'quality#all', by: 'channel' }, viewer('sales'), 'mcdonald-omega');
  expect(one).toMatchObject({ channel: 'web', itemGroup: 'quality#all', n: 3 });
  await expect(ask({ itemGroup: 'quality#none' }, viewer('sales'), 'mcdonald-omega')).rejects.toMatchObject({
    code: 'item-group-not-read',
  });
  await expect(ask({ itemGroup: 'quality#all' })).rejects.toMatchObject({ code: 'item-group-not-read' });
});
