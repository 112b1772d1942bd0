import metricSatisfaction from '@attune/metric-satisfaction';
import {
  type Binding,
  type IndicatorBody,
  type Question,
  type ScaleConversion,
  type ValuesQuery,
  valuesQuery,
} from '@attune/contracts';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { cloneDatabase } from '../../../test/support/clone-database.ts';
import { startCore } from '../../../test/support/core.ts';
import { definitionsOf } from '../../../test/support/definitions.ts';
import { viewerOf } from '../../../test/support/viewer.ts';
import { Principal } from '../../platform/http/access/principal.ts';
import { loadPlugins } from '../../platform/plugin-host/load-plugins.ts';
import { LoadedPlugins } from '../../platform/plugin-host/loaded-plugins.ts';
import { DepartmentTree } from '../departments/department-tree.ts';
import type { Departments } from '../departments/departments.ts';
import { CheckDefinition } from '../indicator-definitions/check-body.ts';
import { DefinitionCourse } from '../indicator-definitions/definition-course.ts';
import { DefinitionReaders } from '../indicator-definitions/definition-readers.ts';
import { DraftDefinition } from '../indicator-definitions/draft-definition.ts';
import { ReviewDefinition } from '../indicator-definitions/review-definition.ts';
import { ShowDefinitions } from '../indicator-definitions/show-definitions.ts';
import type { Publishers } from '../reviewed-versions/publishers.ts';
import { KeepReceipts } from '../pinned-receipts/keep-receipts.ts';
import { PreviewDefinition } from './preview-definition.ts';
import { ReadCoverage } from './read-coverage.ts';
import { ReadReceipt } from './read-receipt.ts';
import { ReadValues } from './read-values.ts';
import { ReceiptTokens } from './receipt-tokens.ts';

let clone: Awaited<ReturnType<typeof cloneDatabase>>;
let core: Awaited<ReturnType<typeof startCore>>;
let values: ReadValues;
let receipts: ReadReceipt;
let drafts: DraftDefinition;
let review: ReviewDefinition;
let shown: ShowDefinitions;
let previews: PreviewDefinition;
let coverage: ReadCoverage;
let standing: Departments;
const tokens = new ReceiptTokens(Buffer.alloc(32, 1));
let somebody: Principal;
/** People who may publish, besides whoever asks. */
let others = 0;

const rating = (key: string, min: number, max: number): Question => ({
  key,
  type: 'csat',
  labels: { en: key, zh: key },
  min,
  max,
  lowLabels: null,
  highLabels: null,
  required: false,
});

const answer = (name: string, [survey, question, department]: string[], point: number, time: string) => ({
  specversion: '1.0',
  id: name,
  source: '/test',
  type: 'response.recorded',
  time,
  data: {
    survey,
    department,
    channel: name.endsWith('k') ? 'kiosk' : 'web',
    answers: { [question as string]: point },
  },
});

const atSales = ['relationship', 'satisfaction', 'sales'];
const atService = ['desk', 'rating', 'service'];
const atLogistics = ['parcel', 'grade', 'logistics'];
const february = '2026-02-10T04:00:00Z';
const march = '2026-03-20T04:00:00Z';

beforeAll(async () => {
  clone = await cloneDatabase(inject('postgres'));
  core = await startCore(clone.url, { timeZone: 'Asia/Shanghai' });
  const survey = (key: string, question: Question) =>
    core.ensureSurvey.ensure({
      key,
      names: { en: key, zh: key },
      counts: 'every-response',
      questions: [question],
      itemGroups: [],
    });
  await survey('desk', rating('rating', 1, 7));
  await survey('parcel', rating('grade', 0, 10));
  const names = { en: '', zh: '' };
  const tree = new DepartmentTree(
    [...core.departments].map(([key, id]) => ({ id, key, names })),
    [...core.departments].map(([key, departmentId]) => ({
      departmentId,
      parentId: key === 'enterprise' ? null : (core.departments.get('enterprise') as number),
      fromDay: '-infinity',
      toDay: 'infinity',
    })),
  );
  const today = '2026-04-15';
  const departments = {
    tree: () => tree,
    today: () => today,
    treeToday: () => tree.treeOn(today),
  } as Departments;
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (message: string) => expect.fail(message),
  };
  const plugins = new LoadedPlugins(loadPlugins([{ plugin: metricSatisfaction, options: {} }], log));
  const definitions = definitionsOf(core, plugins.indicators());
  const { database } = core;
  standing = departments;
  const checking = new CheckDefinition(departments, definitions.readings);
  const publishers = { othersThan: () => Promise.resolve(others) } as unknown as Publishers;
  values = new ReadValues(database, departments, definitions, tokens);
  receipts = new ReadReceipt(database, departments, definitions, tokens);
  const readers = new DefinitionReaders(database);
  const course = new DefinitionCourse(database, definitions, checking, readers);
  drafts = new DraftDefinition(course);
  review = new ReviewDefinition(course, publishers);
  shown = new ShowDefinitions(database, definitions, departments, readers);
  previews = new PreviewDefinition(definitions.library, checking, values, departments);
  coverage = new ReadCoverage(database, departments, definitions);
  somebody = viewerOf(core.departments, 'enterprise');

  await core.accept([
    ...[5, 4, 4, 3].map((point, i) => answer(`s-${i}`, atSales, point, february)),
    ...[7, 5, 1].map((point, i) => answer(`v-${i}`, atService, point, february)),
    ...[10, 10, 0, 5].map((point, i) => answer(`l-${i}`, atLogistics, point, february)),
    answer('l-k', atLogistics, 0, february),
    ...[1, 1].map((point, i) => answer(`s-m${i}`, atSales, point, march)),
    answer('v-m', atService, 4, march),
  ]);
  await core.fold();
});
afterAll(async () => {
  await core?.close();
  await clone?.[Symbol.asyncDispose]();
});

const ask = async (key: string, query: Partial<ValuesQuery> = {}) =>
  values.read(somebody, key, valuesQuery.parse({ from: '2026-02-01', to: '2026-03-31', ...query }));

const bind = ([survey, question, department]: string[], conversion: ScaleConversion | null): Binding => ({
  input: 'satisfaction',
  measure: `response:${survey}.${question}`,
  departments: [department as string],
  conversion,
});

const csatBody = (change: Partial<IndicatorBody> = {}): IndicatorBody => ({
  names: { en: 'Satisfaction of all', zh: '全员满意度' },
  explanations: { en: 'One for all.', zh: '统一口径。' },
  owner: 'CX office',
  unit: 'score',
  polarity: 'higher-is-better',
  range: [1, 5],
  method: {
    kind: 'reading',
    reading: 'csat',
    bindings: [
      bind(atSales, null),
      bind(atService, { kind: 'table', points: [1, 1, 2, 3, 4, 5, 5] }),
      bind(atLogistics, { kind: 'table', points: [1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5] }),
    ],
  },
  filter: null,
  exclude: null,
  minimumN: 1,
  target: null,
  thresholds: null,
  tags: [],
  ...change,
});

const formulaBody = (formula: string, change: Partial<IndicatorBody> = {}): IndicatorBody =>
  csatBody({ unit: 'points', range: null, method: { kind: 'formula', formula }, ...change });

/** From a draft to the published version. */
async function publish(key: string, body: IndicatorBody, from: string | null): Promise<number> {
  const known = (await shown.all({ drafts: true })).some((entry) => entry.key === key);
  let version = 1;
  if (known) version = await drafts.nextVersion(somebody, key, { body, why: 'test' });
  else await drafts.define(somebody, { key, body, why: 'test' });
  await review.submit(somebody, { key, version }, { revision: 1, why: 'ready' });
  await review.publish(somebody, { key, version }, { revision: 2, from, why: 'agreed' });
  return version;
}

const mean = (points: readonly number[]) => points.reduce((sum, point) => sum + point, 0) / points.length;

test('three departments on three scales are one number, by the tables somebody declared', async () => {
  await publish('csat-all', csatBody(), null);
  const { rows } = await ask('csat-all', { grain: 'month', by: 'department' });
  expect(rows.map(({ period, department, value, n }) => [period.slice(0, 7), department, value, n])).toEqual([
    ['2026-02', 'enterprise', mean([5, 4, 4, 3, 5, 4, 1, 5, 5, 1, 3, 1]), 12],
    ['2026-02', 'sales', 4, 4],
    ['2026-02', 'service', mean([5, 4, 1]), 3],
    ['2026-02', 'logistics', mean([5, 5, 1, 3, 1]), 5],
    ['2026-03', 'enterprise', mean([1, 1, 3]), 3],
    ['2026-03', 'sales', 1, 2],
    ['2026-03', 'service', 3, 1],
  ]);
  const [whole] = rows;
  const receipt = await receipts.read(somebody, whole?.receipt ?? '');
  expect(receipt.recount).toMatchObject({ outcome: 'same', value: whole?.value, n: 12, events: 12 });
  expect(receipt.measures.map(({ key }) => key)).toEqual([
    'response:relationship.satisfaction',
    'response:desk.rating',
    'response:parcel.grade',
  ]);
});

test('answers of any scale are read linearly onto 0 to 100, exactly', async () => {
  const [row] = (await ask('csat-percent', { to: '2026-02-28' })).rows;
  const percent = [
    ...[5, 4, 4, 3].map((point) => ((point - 1) * 100) / 4),
    ...[7, 5, 1].map((point) => ((point - 1) * 100) / 6),
    ...[10, 10, 0, 5, 0].map((point) => point * 10),
  ];
  expect(row?.value).toBeCloseTo(mean(percent), 12);
  expect((await receipts.read(somebody, row?.receipt ?? '')).recount).toMatchObject({
    outcome: 'same',
    value: row?.value,
  });
});

test('a version holds from its day on, and every past number can still be read', async () => {
  const before = await ask('csat', { grain: 'month' });
  const version = await publish('csat', csatBody({ names: { en: 'CSAT', zh: 'CSAT' } }), '2026-03-10');
  expect(version).toBe(2);
  const { rows, versions } = await ask('csat', { grain: 'month' });
  expect(rows.map(({ period, version: of, value }) => [period, of, value])).toEqual([
    ['2026-02-01/2026-02-28', 1, 4],
    ['2026-03-01/2026-03-09', 1, null],
    ['2026-03-10/2026-03-31', 2, mean([1, 1, 3])],
  ]);
  expect(versions).toEqual([
    { version: 1, from: null, to: '2026-03-09' },
    { version: 2, from: '2026-03-10', to: null },
  ]);
  expect((await ask('csat', { grain: 'month', version: 1 })).rows.map(({ value }) => value)).toEqual(
    before.rows.map(({ value }) => value),
  );
  expect((await ask('csat', { version: 2 })).rows).toMatchObject([{ version: 2, n: 15 }]);
  for (const { receipt, value } of [...before.rows, ...rows])
    expect((await receipts.read(somebody, receipt)).recount).toMatchObject({ outcome: 'same', value });
});

test('what a version filters and leaves out', async () => {
  await publish('csat-kioskless', csatBody({ exclude: 'channel == "kiosk"' }), null);
  const [row] = (await ask('csat-kioskless', { to: '2026-02-28', department: 'logistics' })).rows;
  expect(row).toMatchObject({ value: mean([5, 5, 1, 3]), n: 4, excluded: { 'by-definition': 1 } });
  const receipt = await receipts.read(somebody, row?.receipt ?? '');
  expect(receipt).toMatchObject({ excluded: { 'by-definition': 1 }, recount: { outcome: 'same', n: 4 } });
  await publish('csat-kiosk', csatBody({ filter: 'channel == "kiosk"' }), null);
  expect((await ask('csat-kiosk', { to: '2026-02-28' })).rows).toMatchObject([{ value: 1, n: 1 }]);
  expect((await ask('csat-kiosk', { where: 'channel == "web"' })).rows).toMatchObject([
    { value: null, n: 0 },
  ]);
  await expect(ask('csat-kiosk', { by: 'department,segment' })).rejects.toMatchObject({
    code: 'cut-not-kept',
  });
});

test('what filters by two dimensions is counted by itself, from the first answer on', async () => {
  await publish('csat-narrow', csatBody({ filter: 'channel == "web" && segment == ""' }), null);
  const february = { from: '2026-02-01', to: '2026-02-28' };
  const building = await ask('csat-narrow', february);
  expect(building.rows).toMatchObject([{ value: null, reason: 'building' }]);
  expect(building.building).toMatchObject([{ measure: 'crossed:channel,segment', folded: 0 }]);
  await core.fold();
  const { rows, building: done } = await ask('csat-narrow', { ...february, by: 'department' });
  expect(done).toBeUndefined();
  expect(rows.map(({ department, value, n }) => [department, value, n])).toEqual([
    ['enterprise', mean([5, 4, 4, 3, 5, 4, 1, 5, 5, 1, 3]), 11],
    ['sales', 4, 4],
    ['service', mean([5, 4, 1]), 3],
    ['logistics', mean([5, 5, 1, 3]), 4],
  ]);
  expect((await receipts.read(somebody, rows[0]?.receipt ?? '')).recount).toMatchObject({
    outcome: 'same',
    n: 11,
  });
  expect((await ask('csat-narrow', { ...february, by: 'department,channel' })).rows[0]).toMatchObject({
    channel: 'web',
    n: 11,
  });
  await expect(ask('csat-narrow', { by: 'department,region' })).rejects.toMatchObject({
    code: 'cut-not-kept',
  });
  expect((await refused(formulaBody('csat_narrow * 2')))[0]).toBe('formula-part-crossed');
});

test('a formula reads other indicators, as they are in force on its days', async () => {
  await publish('heart', formulaBody('0.5 * csat_percent + 10 * csat'), null);
  const { rows } = await ask('heart', { grain: 'month' });
  const percent = (await ask('csat-percent', { grain: 'month' })).rows.map(({ value }) => value as number);
  expect(rows.map(({ period, value, n }) => [period, value, n])).toEqual([
    ['2026-02-01/2026-02-28', 0.5 * (percent[0] as number) + 10 * 4, 4],
    ['2026-03-01/2026-03-09', null, 0],
    ['2026-03-10/2026-03-31', 0.5 * (percent[1] as number) + 10 * mean([1, 1, 3]), 3],
  ]);
  expect(rows[0]?.interval?.method).toBe('mover-bound');
  expect(rows[1]?.reason).toBe('part-missing');
  const receipt = await receipts.read(somebody, rows[0]?.receipt ?? '');
  expect(receipt.recount).toMatchObject({ outcome: 'same', value: rows[0]?.value });
  expect(receipt.parts).toEqual({ csat: 4, csat_percent: percent[0] });
});

test('the effect on history is seen before anything is published', async () => {
  const departments = [...core.departments.values()];
  const office = new Principal('account', 'office', [
    { role: 'owner', scopes: [], departmentId: 1, departments },
  ]);
  const { rows, readers } = await previews.run(office, {
    key: 'csat',
    body: csatBody({
      method: { kind: 'reading', reading: 'csat', bindings: [bind(atSales, { kind: 'reversed' })] },
    }),
    from: '2026-02-01',
    to: '2026-03-31',
    grain: 'month',
  });
  expect(rows).toMatchObject([
    { period: '2026-02-01/2026-02-28', before: { n: 12 }, after: { value: 2, n: 4 } },
    { period: '2026-03-01/2026-03-31', before: { value: mean([1, 1, 3]) }, after: { value: 5, n: 2 } },
  ]);
  expect(readers).toEqual(['heart']);
});

test('who feeds an indicator, and who does not', async () => {
  await publish(
    'csat-two',
    csatBody({
      method: {
        kind: 'reading',
        reading: 'csat',
        bindings: [bind(atSales, null), bind(atService, { kind: 'table', points: [1, 1, 2, 3, 4, 5, 5] })],
      },
    }),
    null,
  );
  expect((await ask('csat-two')).unbound).toEqual(['logistics']);
  const { departments } = await coverage.read(somebody, 'csat-two', { from: '2026-02-01', to: '2026-02-28' });
  expect(departments.map(({ department, state, measures }) => [department, state, measures[0]?.n])).toEqual([
    ['sales', 'partial', 4],
    ['service', 'partial', 3],
    ['logistics', 'unbound', undefined],
  ]);
  const march = await coverage.read(somebody, 'csat-all', { from: '2026-03-01', to: '2026-03-31' });
  expect(march.departments.map(({ department, state }) => [department, state])).toEqual([
    ['sales', 'covered'],
    ['service', 'covered'],
    ['logistics', 'silent'],
  ]);
});

const refused = (body: IndicatorBody, key = 'bad') =>
  drafts.define(somebody, { key, body, why: 'test' }).then(
    () => expect.fail(`was taken: ${JSON.stringify(body.method)}`),
    ({ code, field, detail }: { code: string; field?: string; detail: string }) => [code, field, detail],
  );

test('what is no definition is refused by its field', async () => {
  const reading = (bindings: Binding[], name = 'csat') =>
    csatBody({ method: { kind: 'reading', reading: name, bindings } });
  const at = 'body.method.bindings.0';
  const cases: [IndicatorBody, string, string][] = [
    [formulaBody('1 +'), 'formula-invalid', 'body.method.formula'],
    [formulaBody('nps + nothing_here'), 'formula-reference-unknown', 'body.method.formula'],
    [formulaBody('bad * 2'), 'formula-circular', 'body.method.formula'],
    [formulaBody('csi'), 'formula-part-not-single', 'body.method.formula'],
    [formulaBody('nps', { exclude: 'channel == "web"' }), 'formula-takes-no-exclusion', 'body.exclude'],
    [reading([], 'nope'), 'reading-unknown', 'body.method.reading'],
    [reading([]), 'input-unbound', 'body.method.bindings'],
    [
      reading([{ ...bind(atSales, null), input: 'taste' }, bind(atSales, null)]),
      'input-unknown',
      `${at}.input`,
    ],
    [reading([{ ...bind(atSales, null), measure: 'response:no.where' }]), 'measure-unknown', `${at}.measure`],
    [
      reading([{ ...bind(atSales, null), measure: 'response.recorded' }]),
      'measure-kind-differs',
      `${at}.measure`,
    ],
    [reading([bind(atService, null)]), 'scale-differs', `${at}.conversion`],
    [reading([bind(atService, { kind: 'linear' })]), 'conversion-invalid', `${at}.conversion`],
    [
      reading([bind(atService, { kind: 'table', points: [1, 2, 3] })]),
      'conversion-invalid',
      `${at}.conversion`,
    ],
    [
      reading([bind(atService, { kind: 'table', points: [0, 1, 2, 3, 4, 5, 5] })]),
      'conversion-invalid',
      `${at}.conversion`,
    ],
    [
      reading([{ ...bind(atSales, null), departments: ['moon'] }]),
      'department-unknown',
      `${at}.departments.0`,
    ],
    [
      reading([bind(atSales, null), { ...bind(atSales, null), departments: [] }]),
      'binding-twice',
      'body.method.bindings.1.departments',
    ],
    [csatBody({ unit: 'share' }), 'reading-differs', 'body.unit'],
    [csatBody({ filter: 'channel.size() > 2' }), 'where-invalid', 'body.filter'],
    [
      csatBody({ filter: 'channel == "web" && segment == "vip" && region == "x"' }),
      'filter-not-kept',
      'body.filter',
    ],
    [
      csatBody({ filter: 'channel == "web"', exclude: 'segment == "vip" && region == "x"' }),
      'filter-not-kept',
      'body.exclude',
    ],
    [csatBody({ exclude: 'product == "demo"' }), 'filter-not-kept', 'body.exclude'],
    [csatBody({ target: 7 }), 'target-out-of-range', 'body.target'],
    [csatBody({ thresholds: { good: 3, watch: 4 } }), 'thresholds-reversed', 'body.thresholds'],
    [formulaBody('nps', { range: [2, 1] }), 'range-reversed', 'body.range'],
  ];
  for (const [body, code, field] of cases) expect((await refused(body)).slice(0, 2)).toEqual([code, field]);
});

test('a circle is refused however long it is, also one that two drafts would make', async () => {
  await publish('first', formulaBody('nps + 1'), null);
  await publish('second', formulaBody('first + 1'), null);
  await expect(
    drafts.nextVersion(somebody, 'first', { body: formulaBody('second * 2'), why: 'test' }),
  ).rejects.toMatchObject({ code: 'formula-circular', detail: 'first → second → first.' });
});

test('a division by zero is no figure', async () => {
  await publish('ratio', formulaBody('nps / (csat - csat)'), null);
  expect((await ask('ratio', { version: 1, to: '2026-02-28' })).rows).toMatchObject([
    { value: null, interval: null },
  ]);
});

test('nothing is published but what was reviewed, as it was read, by somebody else, from a day of its own', async () => {
  const of = { key: 'steps', version: 1 };
  await drafts.define(somebody, { key: 'steps', body: csatBody(), why: 'new' });
  const step = (revision: number) => ({ revision, why: 'test' });
  await expect(review.publish(somebody, of, { ...step(1), from: null })).rejects.toMatchObject({
    code: 'definition-not-in-review',
  });
  await drafts.edit(somebody, of, { ...step(1), body: csatBody({ owner: 'Somebody' }) });
  await expect(drafts.edit(somebody, of, { ...step(1), body: csatBody() })).rejects.toMatchObject({
    code: 'definition-changed',
    field: 'revision',
  });
  await review.submit(somebody, of, step(2));
  await expect(drafts.edit(somebody, of, { ...step(3), body: csatBody() })).rejects.toMatchObject({
    code: 'definition-not-draft',
  });
  others = 1;
  await expect(review.publish(somebody, of, { ...step(3), from: null })).rejects.toMatchObject({
    code: 'definition-own-review',
  });
  others = 0;
  await review.sendBack(somebody, of, step(3));
  await review.submit(somebody, of, step(4));
  await review.publish(somebody, of, { ...step(5), from: '2026-02-01' });
  await expect(drafts.discard(of, 6)).rejects.toMatchObject({ code: 'definition-in-use' });
  const { versions } = await shown.one('steps', { drafts: true });
  expect(versions[0]?.steps.map((each) => each.step)).toEqual([
    'drafted',
    'edited',
    'submitted',
    'sent-back',
    'submitted',
    'published',
  ]);
  const next = {
    key: 'steps',
    version: await drafts.nextVersion(somebody, 'steps', { body: csatBody(), why: 'new' }),
  };
  await expect(drafts.nextVersion(somebody, 'steps', { body: csatBody(), why: 'new' })).rejects.toMatchObject(
    {
      code: 'definition-open',
    },
  );
  await review.submit(somebody, next, step(1));
  await expect(review.publish(somebody, next, { ...step(2), from: null })).rejects.toMatchObject({
    code: 'effective-date-missing',
  });
  await expect(review.publish(somebody, next, { ...step(2), from: '2026-02-01' })).rejects.toMatchObject({
    code: 'effective-dates-overlap',
  });
  await review.publish(somebody, next, { ...step(2), from: '2026-02-02' });
  await expect(review.retire(somebody, 'steps', { to: '2026-01-01', why: 'old' })).rejects.toMatchObject({
    code: 'retirement-too-early',
  });
  await expect(review.retire(somebody, 'first', { to: '2026-05-01', why: 'old' })).rejects.toMatchObject({
    code: 'definition-read-by-others',
  });
  await review.retire(somebody, 'steps', { to: '2026-03-15', why: 'old' });
  expect(
    (await ask('steps', { grain: 'month' })).rows.map(({ period, version }) => [period, version]),
  ).toEqual([
    ['2026-02-01/2026-02-01', 1],
    ['2026-02-02/2026-02-28', 2],
    ['2026-03-01/2026-03-15', 2],
  ]);
});

test('a receipt that is kept is recounted whenever somebody asks, and says why it is another number', async () => {
  const { database } = core;
  const [row] = (await ask('csat-all', { to: '2026-02-28' })).rows;
  const pins = new KeepReceipts(database, standing, tokens, receipts);
  const kept = await pins.keep(somebody, { receipt: row?.receipt ?? '', note: 'Annual report' });
  expect(kept).toMatchObject({ indicator: 'csat-all', n: 12, department: 'enterprise', recount: null });
  await expect(pins.keep(somebody, { receipt: row?.receipt ?? '', note: '' })).rejects.toMatchObject({
    code: 'pin-exists',
  });
  expect((await pins.recount(somebody, kept.id)).recount).toMatchObject({ outcome: 'same', changes: [] });
  const sales = viewerOf(core.departments, 'sales');
  expect(await pins.list(sales)).toEqual([]);
  await expect(pins.recount(sales, kept.id)).rejects.toMatchObject({ code: 'pin-not-found' });
  // What no review would let through: a published version is changed.
  await database.worker.query(
    `update indicator_definition set body = jsonb_set(body, '{method,bindings}', $1) where indicator = 'csat-all'`,
    [JSON.stringify([bind(atSales, null)])],
  );
  await database.worker.query('update indicator_library set revision = revision + 1');
  expect((await pins.recount(somebody, kept.id)).recount).toMatchObject({
    outcome: 'changed',
    value: 4,
    n: 4,
    changes: [{ code: 'definition-changed', count: null }],
  });
  await pins.remove(somebody, kept.id);
  expect(await pins.list(somebody)).toEqual([]);
});

test('a figure is read as it stood when the log had come to a position', async () => {
  const query = { from: '2026-02-01', to: '2026-02-28', by: 'department' };
  const { rows } = await ask('csat-percent', query);
  const { positions } = await receipts.read(somebody, rows[0]?.receipt ?? '');
  await core.accept([answer('s-late', atSales, 1, february)]);
  await core.fold();
  const asOf = positions.join();
  const now = await ask('csat-percent', query);
  expect(now.rows[0]?.n).toBe(13);
  const then = await ask('csat-percent', { ...query, asOf });
  expect(then.rows.map(({ department, value, n }) => [department, value, n])).toEqual(
    rows.map(({ department, value, n }) => [department, value, n]),
  );
  expect((await receipts.read(somebody, then.rows[0]?.receipt ?? '')).recount).toMatchObject({
    outcome: 'same',
    n: 12,
  });
  const formula = await ask('heart', { ...query, by: undefined, asOf });
  expect((await receipts.read(somebody, formula.rows[0]?.receipt ?? '')).recount.outcome).toBe('same');
  for (const asked of ['1', '-1,0', '1e9,1', 'now'])
    await expect(ask('csat', { asOf: asked })).rejects.toMatchObject({
      code: 'as-of-invalid',
      field: 'asOf',
    });
  await expect(ask('csat', { asOf, by: 'department,channel' })).rejects.toMatchObject({
    code: 'as-of-not-read',
  });
});

test('what protects few answers is not undone by an old version, a formula, the past or coverage', async () => {
  await publish('csat-shy', csatBody(), null);
  await publish('csat-shy', csatBody({ minimumN: 50 }), '2026-03-01');
  await publish('around-shy', formulaBody('csat_shy * 1'), null);
  const february = { from: '2026-02-01', to: '2026-02-28' };
  const hidden = [{ value: null, n: null, reason: 'below-minimum-n' }];
  expect((await ask('csat-shy', { ...february, version: 1 })).rows).toMatchObject(hidden);
  expect((await ask('around-shy', february)).rows).toMatchObject(hidden);
  const { positions } = await receipts.read(somebody, (await ask('nps', february)).rows[0]?.receipt ?? '');
  await expect(ask('around-shy', { ...february, asOf: positions.join() })).rejects.toMatchObject({
    code: 'as-of-not-read',
  });
  const { departments } = await coverage.read(somebody, 'around-shy', february);
  expect(departments.map(({ measures }) => [measures[0]?.n, measures[0]?.firstDay])).toEqual(
    departments.map(() => [null, null]),
  );
});

test('drafts are for those who may propose', async () => {
  await drafts.define(somebody, { key: 'unborn', body: csatBody(), why: 'test' });
  await expect(ask('unborn', { version: 1 })).rejects.toMatchObject({ code: 'indicator-unknown' });
  await expect(
    coverage.read(somebody, 'unborn', { from: '2026-02-01', to: '2026-02-28' }),
  ).rejects.toMatchObject({ code: 'indicator-unknown' });
  await expect(shown.one('unborn', { drafts: false })).rejects.toMatchObject({ code: 'indicator-unknown' });
});

test('a definition that can be read no more has no figures, and harms no other', async () => {
  await publish('of-the-past', formulaBody('nps + 1'), null);
  const { worker } = core.database;
  await worker.query(
    `update indicator_definition set body = jsonb_set(body, '{method,formula}', '"nps ++"') where indicator = 'of-the-past'`,
  );
  await worker.query('update indicator_library set revision = revision + 1');
  expect((await ask('of-the-past')).rows).toMatchObject([{ value: null, reason: 'definition-unreadable' }]);
  expect((await ask('nps')).rows).toHaveLength(1);
});

test('one who is retired already is not retired again', async () => {
  await publish('twice', csatBody(), '2026-01-01');
  await publish('twice', csatBody(), '2026-02-01');
  await review.retire(somebody, 'twice', { to: '2026-03-31', why: 'old' });
  await expect(review.retire(somebody, 'twice', { to: '2026-01-15', why: 'old' })).rejects.toMatchObject({
    code: 'definition-in-use',
  });
});
