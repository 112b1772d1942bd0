import metricSatisfaction from '@attune/metric-satisfaction';
import {
  type IndicatorBody,
  type IndicatorSetBody,
  type SetItem,
  type SetValuesQuery,
  setValuesQuery,
  valuesQuery,
} from '@attune/contracts';
import { rolledUp } from '@attune/metrics';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { cloneDatabase } from '../../../test/support/clone-database.ts';
import { startCore } from '../../../test/support/core.ts';
import { definitionsOf } from '../../../test/support/definitions.ts';
import { Principal } from '../../platform/http/access/principal.ts';
import { loadPlugins } from '../../platform/plugin-host/load-plugins.ts';
import { LoadedPlugins } from '../../platform/plugin-host/loaded-plugins.ts';
import { DepartmentTree } from '../departments/department-tree.ts';
import type { Departments } from '../departments/departments.ts';
import { DeclaredMeasures } from '../derived-measures/declared-measures.ts';
import { CheckDefinition } from '../indicator-definitions/check-body.ts';
import { DefinitionCourse } from '../indicator-definitions/definition-course.ts';
import { DefinitionReaders } from '../indicator-definitions/definition-readers.ts';
import { DraftDefinition } from '../indicator-definitions/draft-definition.ts';
import { ReviewDefinition } from '../indicator-definitions/review-definition.ts';
import { ShowDefinitions } from '../indicator-definitions/show-definitions.ts';
import { TraceLineage } from '../indicator-definitions/trace-lineage.ts';
import { ReadCoverage } from '../indicators/read-coverage.ts';
import { ReadValues } from '../indicators/read-values.ts';
import { ReceiptTokens } from '../indicators/receipt-tokens.ts';
import type { Publishers } from '../reviewed-versions/publishers.ts';
import { AdoptSet } from './adopt-set.ts';
import { DraftSet } from './draft-set.ts';
import { ItemKnowledge } from './item-knowledge.ts';
import { ReadBoard } from './read-board.ts';
import { ReadSetValues } from './read-set-values.ts';
import { ReviewSet } from './review-set.ts';
import { SetCourse } from './set-course.ts';
import { usesBySets } from './sets-as-readers.ts';
import { Sets } from './sets.ts';
import { ShowSets } from './show-sets.ts';

let clone: Awaited<ReturnType<typeof cloneDatabase>>;
let core: Awaited<ReturnType<typeof startCore>>;
let indicatorValues: ReadValues;
let indicators: { drafts: DraftDefinition; review: ReviewDefinition; shown: ShowDefinitions };
let lineage: TraceLineage;
let drafts: DraftSet;
let review: ReviewSet;
let adopting: AdoptSet;
let shown: ShowSets;
let values: ReadSetValues;
let board: ReadBoard;
let office: Principal;
let salesAdmin: Principal;
let salesAnalyst: Principal;
/** People who may publish, besides whoever asks. */
let others = 0;

/** Answers by department: recommendation 0..10 and satisfaction 1..5, each pair one response in February. */
const answers: Readonly<Record<string, readonly [number, number][]>> = {
  sales: [
    [10, 5],
    [9, 4],
    [10, 5],
    [9, 5],
    [3, 2],
    [10, 5],
  ],
  service: [
    [8, 3],
    [2, 2],
    [7, 3],
    [6, 1],
  ],
  logistics: [
    [10, 4],
    [10, 5],
  ],
};

const answered = (
  department: string,
  [recommend, satisfaction]: [number, number],
  name: string,
  day: string,
) => ({
  specversion: '1.0',
  id: name,
  source: '/test',
  type: 'response.recorded',
  time: `${day}T04:00:00Z`,
  data: { survey: 'relationship', department, channel: 'web', answers: { recommend, satisfaction } },
});

beforeAll(async () => {
  clone = await cloneDatabase(inject('postgres'));
  core = await startCore(clone.url, { timeZone: 'Asia/Shanghai' });
  const names = { en: '', zh: '' };
  const root = core.departments.get('enterprise') as number;
  const tree = new DepartmentTree(
    [...core.departments].map(([key, id]) => ({ id, key, names })),
    [...core.departments].map(([key, departmentId]) => ({
      departmentId,
      parentId: key === 'enterprise' ? null : root,
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
  const publishers = { othersThan: () => Promise.resolve(others) } as unknown as Publishers;
  const readers = new DefinitionReaders(database);
  readers.add(usesBySets);
  const checking = new CheckDefinition(departments, definitions.readings);
  const course = new DefinitionCourse(database, definitions, checking, readers);
  indicators = {
    drafts: new DraftDefinition(course),
    review: new ReviewDefinition(course, publishers),
    shown: new ShowDefinitions(database, definitions, departments, readers),
  };
  lineage = new TraceLineage(definitions, departments, readers);
  indicatorValues = new ReadValues(
    database,
    departments,
    definitions,
    new ReceiptTokens(Buffer.alloc(32, 1)),
  );
  const knowledge = new ItemKnowledge(departments, definitions.readings, new DeclaredMeasures(database));
  const sets = new Sets(database);
  const setCourse = new SetCourse(database, departments, definitions.library, knowledge);
  drafts = new DraftSet(database, departments, setCourse);
  review = new ReviewSet(departments, drafts, setCourse, publishers);
  adopting = new AdoptSet(departments, setCourse, definitions.library, knowledge);
  shown = new ShowSets(database, departments);
  values = new ReadSetValues(sets, departments, definitions.library, indicatorValues);
  board = new ReadBoard(
    sets,
    departments,
    definitions.library,
    new ReadCoverage(database, departments, definitions),
  );
  const everything = [...core.departments.values()];
  const sales = core.departments.get('sales') as number;
  const person = (id: string, role: 'owner' | 'admin' | 'analyst', at: number, below: number[]) =>
    new Principal('account', id, [{ role, scopes: [], departmentId: at, departments: below }]);
  office = person('office', 'owner', root, everything);
  salesAdmin = person('sales-admin', 'admin', sales, [sales]);
  salesAnalyst = person('sales-analyst', 'analyst', sales, [sales]);
  await core.accept(
    Object.entries(answers).flatMap(([department, some]) =>
      some.map((pair, i) => answered(department, pair, `${department}-${i}`, '2026-02-10')),
    ),
  );
  await core.accept([answered('sales', [10, 5], 'april', '2026-04-10')]);
  await core.fold();
});
afterAll(async () => {
  await core?.close();
  await clone?.[Symbol.asyncDispose]();
});

const item = (indicator: string, change: Partial<SetItem> = {}): SetItem => ({
  indicator,
  variant: null,
  weight: 1,
  target: null,
  thresholds: null,
  rollUp: { policy: 'volume' },
  locked: false,
  score: null,
  ...change,
});

const body = (items: SetItem[], change: Partial<IndicatorSetBody> = {}): IndicatorSetBody => ({
  names: { en: 'A set', zh: '一套指标' },
  explanations: { en: 'For a test.', zh: '用于测试。' },
  owner: 'CX office',
  groups: [{ key: 'all', names: { en: 'All', zh: '全部' }, items }],
  index: null,
  ...change,
});

const index = {
  names: { en: 'Index', zh: '指数' },
  aggregation: 'arithmetic' as const,
  minimumCoverage: null,
};
const from0to100 = { kind: 'min-max' as const, low: 1, high: 5 };

async function publish(key: string, drafted: IndicatorSetBody, from: string | null): Promise<number> {
  const isThere = (await shown.all(office)).some((entry) => entry.key === key);
  let version = 1;
  if (isThere) version = await drafts.nextVersion(office, key, { body: drafted, why: 'test' });
  else await drafts.define(office, { key, body: drafted, why: 'test' });
  await review.submit(office, { key, version }, { revision: 1, why: 'ready' });
  await review.publish(office, { key, version }, { revision: 2, from, why: 'agreed' });
  return version;
}

const ask = (key: string, query: Partial<SetValuesQuery> = {}, who = office) =>
  values.read(
    who,
    key,
    setValuesQuery.parse({ from: '2026-02-01', to: '2026-02-28', by: 'department', ...query }),
  );

const satisfaction = (department: string) => (answers[department] ?? []).map(([, point]) => point);
const mean = (points: readonly number[]) => points.reduce((sum, point) => sum + point, 0) / points.length;

test('one policy pools answers, one counts departments alike, one counts the customers somebody declared', async () => {
  const weights = { sales: 1, service: 3 };
  await publish('volume', body([item('csat')]), null);
  await publish('equal', body([item('csat', { rollUp: { policy: 'equal' } })]), null);
  await publish('population', body([item('csat', { rollUp: { policy: 'population', weights } })]), null);
  const means = ['sales', 'service', 'logistics'].map((key) => mean(satisfaction(key)));
  const [sales = 0, service = 0, logistics = 0] = means;
  const top = async (key: string) => (await ask(key)).rows[0]?.figures[0];
  expect(await top('volume')).toMatchObject({
    value: mean(Object.keys(answers).flatMap(satisfaction)),
    n: 12,
    policy: 'volume',
    coverage: null,
  });
  const equal = await top('equal');
  expect(equal).toMatchObject({ n: 12, policy: 'equal', coverage: 1 });
  expect(equal?.value).toBeCloseTo((sales + service + logistics) / 3, 12);
  expect(equal?.receipts).toHaveLength(3);
  const population = await top('population');
  expect(population).toMatchObject({ n: 10, policy: 'population', coverage: 1 });
  expect(population?.value).toBeCloseTo((sales + 3 * service) / 4, 12);
  // The interval is that of packages/metrics, over the figures that everybody else is shown.
  const { rows } = await indicatorValues.read(
    office,
    'csat',
    valuesQuery.parse({ from: '2026-02-01', to: '2026-02-28', by: 'department' }),
  );
  const parts = ['sales', 'service', 'logistics'].map((key) => {
    const row = rows.find(({ department }) => department === key);
    return {
      weight: 1,
      reading: { value: row?.value ?? null, n: row?.n ?? 0, interval: row?.interval ?? null, excluded: {} },
    };
  });
  expect(equal?.interval).toEqual(rolledUp(parts).interval);
});

test('a figure over a hidden one is made of what is shown, and of nothing else', async () => {
  const csat: IndicatorBody = {
    names: { en: 'Anonymous', zh: '匿名' },
    explanations: { en: 'Few are hidden.', zh: '样本过少时隐藏。' },
    owner: 'CX office',
    unit: 'score',
    polarity: 'higher-is-better',
    range: [1, 5],
    method: { kind: 'reading', reading: 'csat', bindings: null },
    filter: null,
    exclude: null,
    minimumN: 3,
    target: 4.5,
    thresholds: null,
    tags: [],
  };
  const of = { key: 'csat-anonymous', version: 1 };
  await indicators.drafts.define(office, { key: of.key, body: csat, why: 'test' });
  await indicators.review.submit(office, of, { revision: 1, why: 'test' });
  await indicators.review.publish(office, of, { revision: 2, from: null, why: 'test' });
  const anonymous = item(of.key, { rollUp: { policy: 'equal' }, score: from0to100 });
  await publish('anonymous', body([anonymous, item('nps')], { index }), null);
  const { rows, ranks } = await ask('anonymous');
  const figures = new Map(rows.map(({ department, figures: [figure] }) => [department, figure]));
  expect(figures.get('logistics')).toMatchObject({ value: null, n: null, reason: 'below-minimum-n' });
  // The next smallest is hidden as well, or the hidden one could be worked out from the pooled figure.
  expect(figures.get('service')).toMatchObject({ value: null, n: null, reason: 'protects-others' });
  expect(figures.get('enterprise')).toMatchObject({
    value: mean(satisfaction('sales')),
    n: answers['sales']?.length,
    coverage: 1 / 3,
    target: { value: 4.5, source: 'indicator' },
  });
  expect(rows.find(({ department }) => department === 'service')?.index).toMatchObject({
    value: null,
    n: null,
    reason: 'empty',
  });
  const places = ranks.find(({ indicator }) => indicator === of.key)?.places;
  expect(places?.map(({ department, range }) => [department, range])).toEqual([
    ['sales', { best: 1, worst: 1 }],
    ['service', null],
    ['logistics', null],
  ]);
});

test('an index with its interval, scores by hand; standing by the whole interval', async () => {
  const scored = body(
    [
      item('csat', { weight: 3, score: from0to100, thresholds: { good: 1.5, watch: 1.2 } }),
      item('nps', {
        score: { kind: 'min-max', low: -100, high: 100 },
        target: 40,
        thresholds: { good: 50, watch: 0 },
      }),
      item('responses'),
    ],
    { index },
  );
  await publish('scored', scored, null);
  const { rows } = await ask('scored');
  const sales = rows.find(({ department }) => department === 'sales');
  const csatScore = (100 * (mean(satisfaction('sales')) - 1)) / 4;
  const nps = (100 * (5 - 1)) / 6;
  const npsScore = (nps + 100) / 2;
  expect(sales?.figures.map(({ indicator, score }) => [indicator, score])).toEqual([
    ['csat', expect.closeTo(csatScore, 10)],
    ['nps', expect.closeTo(npsScore, 10)],
    ['responses', null],
  ]);
  expect(sales?.index?.value).toBeCloseTo((3 * csatScore + npsScore) / 4, 10);
  expect(sales?.index?.interval?.method).toBe('mover-bound');
  const [csat, recommendation, responses] = sales?.figures ?? [];
  expect(csat).toMatchObject({ standing: 'good' });
  expect(recommendation).toMatchObject({ standing: 'uncertain', target: { value: 40, source: 'set' } });
  expect(responses).toMatchObject({ standing: null, standingReason: 'no-thresholds' });
});

test('each period is read by the version then in force', async () => {
  await publish('versions', body([item('csat')]), null);
  await publish('versions', body([item('csat', { target: 4 }), item('nps')]), '2026-04-01');
  const { rows, versions } = await ask('versions', { to: '2026-04-30', grain: 'quarter', by: undefined });
  expect(rows.map(({ period, version, figures }) => [period, version, figures.length])).toEqual([
    ['2026-02-01/2026-03-31', 1, 1],
    ['2026-04-01/2026-04-30', 2, 2],
  ]);
  expect(versions.map(({ version, from, to }) => [version, from, to])).toEqual([
    [1, null, '2026-03-31'],
    [2, '2026-04-01', null],
  ]);
  expect((await ask('versions', { to: '2026-04-30', by: undefined, version: 2 })).rows).toMatchObject([
    { period: '2026-02-01/2026-04-30', version: 2 },
  ]);
  const { changes } = await shown.diff(office, { key: 'versions', version: 2 });
  expect(changes).toEqual([
    { path: 'groups.all.items.csat.target', before: null, after: 4 },
    { path: 'groups.all.items.nps', after: item('nps') },
  ]);
});

const refusal = (doing: Promise<unknown>) =>
  doing.then(
    () => 'was taken',
    ({ code, field }: { code: string; field?: string }) => [code, field],
  );

test('what is no set is refused by its field', async () => {
  const at = 'body.groups.0.items.0';
  const scored = item('csat', { score: from0to100 });
  const cases: [IndicatorSetBody, string, string][] = [
    [body([]), 'set-empty', 'body.groups'],
    [body([item('unheard-of')]), 'set-indicator-unknown', `${at}.indicator`],
    [body([item('nps'), item('nps')]), 'set-indicator-twice', 'body.groups.0.items.1.indicator'],
    [body([item('csi')]), 'set-variant-missing', `${at}.variant`],
    [
      body([item('nps', { variant: { kind: 'currency', currency: 'CNY' } })]),
      'set-variant-needless',
      `${at}.variant`,
    ],
    [
      body([item('csi', { variant: { kind: 'currency', currency: 'CNY' } })]),
      'set-variant-differs',
      `${at}.variant`,
    ],
    [
      body([item('csi', { variant: { kind: 'measure', measure: 'none' } })]),
      'set-variant-unknown',
      `${at}.variant`,
    ],
    [body([item('nps', { weight: -1 })]), 'set-weight-invalid', `${at}.weight`],
    [body([item('nps', { weight: 0 }), item('csat', { weight: 0 })]), 'set-weights-zero', 'body.groups'],
    [body([{ ...scored, weight: 0 }, item('nps')], { index }), 'set-weights-zero', 'body.groups'],
    [
      body([item('nps', { rollUp: { policy: 'population', weights: { moon: 1 } } })]),
      'set-department-unknown',
      `${at}.rollUp.weights.moon`,
    ],
    [
      body([item('nps', { rollUp: { policy: 'population', weights: { sales: -2 } } })]),
      'set-weight-invalid',
      `${at}.rollUp.weights.sales`,
    ],
    [
      body([item('nps', { rollUp: { policy: 'population', weights: { sales: 0 } } })]),
      'set-weights-zero',
      `${at}.rollUp.weights`,
    ],
    [body([item('nps', { target: 101 })]), 'target-out-of-range', `${at}.target`],
    [body([item('nps', { thresholds: { good: 0, watch: 1 } })]), 'thresholds-reversed', `${at}.thresholds`],
    [
      body([item('nps', { score: { kind: 'min-max', low: 1, high: 1 } })]),
      'set-score-invalid',
      `${at}.score`,
    ],
    [body([item('nps', { score: { kind: 'target' } })]), 'set-score-without-target', `${at}.score`],
    [body([item('responses', { score: from0to100 })]), 'set-score-neutral', `${at}.score`],
    [body([item('nps')], { index }), 'set-index-without-score', 'body.index'],
    [
      body([scored], { index: { ...index, minimumCoverage: 1.5 } }),
      'set-coverage-invalid',
      'body.index.minimumCoverage',
    ],
    [
      body([], { groups: [...body([item('nps')]).groups, ...body([item('csat')]).groups] }),
      'set-group-twice',
      'body.groups.1.key',
    ],
  ];
  for (const [drafted, code, field] of cases)
    expect(await refusal(drafts.define(office, { key: 'bad', body: drafted, why: 'test' }))).toEqual([
      code,
      field,
    ]);
});

test('sets go the way of indicators: reviewed, by somebody else, from a day of its own, never deleted while in use', async () => {
  const of = { key: 'course', version: 1 };
  await drafts.define(office, { key: 'course', body: body([item('nps')]), why: 'new' });
  expect(
    await refusal(drafts.define(office, { key: 'course', body: body([item('nps')]), why: 'new' })),
  ).toEqual(['set-exists', 'key']);
  const step = (revision: number) => ({ revision, why: 'test' });
  expect(await refusal(review.publish(office, of, { ...step(1), from: null }))).toEqual([
    'definition-not-in-review',
    undefined,
  ]);
  await review.submit(office, of, step(1));
  others = 1;
  expect(await refusal(review.publish(office, of, { ...step(2), from: null }))).toEqual([
    'definition-own-review',
    undefined,
  ]);
  others = 0;
  await review.publish(office, of, { ...step(2), from: '2026-01-01' });
  expect(await refusal(drafts.discard(office, of, 3))).toEqual(['definition-in-use', undefined]);
  const version = await drafts.nextVersion(office, 'course', { body: body([item('csat')]), why: 'new' });
  await review.submit(office, { key: 'course', version }, step(1));
  expect(
    await refusal(review.publish(office, { key: 'course', version }, { ...step(2), from: '2026-01-01' })),
  ).toEqual(['effective-dates-overlap', 'from']);
  await review.sendBack(office, { key: 'course', version }, step(2));
  await drafts.discard(office, { key: 'course', version }, 3);
  expect(await refusal(review.publish(salesAdmin, of, { ...step(3), from: null }))).toEqual([
    'definition-forbidden',
    undefined,
  ]);
  await review.retire(office, 'course', { to: '2026-01-31', why: 'old' });
  expect((await ask('course')).rows).toEqual([]);
});

test('a department adopts a set, sets its own targets where it may, proposes changes of the core, and leaves', async () => {
  const items = [item('nps', { target: 30, locked: true }), item('csat', { target: 4 })];
  await publish('adopted', body(items), null);
  const local = { targets: [{ indicator: 'csat', variant: null, target: 4.5, thresholds: null }], items: [] };
  const adopt = (change: object, who = salesAdmin) =>
    adopting.adopt(who, 'adopted', { department: 'sales', why: 'ours', ...local, ...change });
  const target = (indicator: string) => [{ indicator, variant: null, target: 1, thresholds: null }];
  const extra = (indicator: string) => [{ indicator, variant: null, target: null, thresholds: null }];
  const refusals: [object, string, string][] = [
    [{ department: 'moon' }, 'set-department-unknown', 'department'],
    [{ department: 'service' }, 'set-department-forbidden', 'department'],
    [{ targets: target('nps') }, 'set-item-locked', 'targets.0.indicator'],
    [{ targets: target('ces') }, 'set-item-unknown', 'targets.0.indicator'],
    [{ targets: [...target('csat'), ...target('csat')] }, 'set-indicator-twice', 'targets.1.indicator'],
    [{ items: extra('csat') }, 'set-item-in-core', 'items.0.indicator'],
    [{ items: extra('unheard-of') }, 'set-indicator-unknown', 'items.0.indicator'],
  ];
  for (const [change, code, field] of refusals) expect(await refusal(adopt(change))).toEqual([code, field]);
  expect(await refusal(adopt({}, salesAnalyst))).toEqual(['set-department-forbidden', 'department']);
  await adopt({ items: extra('responses') });
  expect(await refusal(adopt({}))).toEqual(['set-adopted', 'department']);

  const rows = (await ask('adopted')).rows;
  const figuresOf = (department: string) => {
    const row = rows.find((each) => each.department === department);
    return [
      row?.adoptedBy,
      ...(row?.figures.map((each) => [each.indicator, each.target?.value, each.local]) ?? []),
    ];
  };
  expect(figuresOf('sales')).toEqual([
    'sales',
    ['nps', 30, false],
    ['csat', 4.5, false],
    ['responses', undefined, true],
  ]);
  expect(figuresOf('service')).toEqual([null, ['nps', 30, false], ['csat', 4, false]]);

  const { departments } = await board.read(office, 'adopted', { from: '2026-02-01', to: '2026-03-31' });
  expect(
    departments.map(({ department, adoptedBy, cells }) => [
      department,
      adoptedBy,
      cells.map(({ state }) => state).join(),
    ]),
  ).toEqual([
    ['enterprise', null, 'partial,partial'],
    ['sales', 'sales', 'partial,partial,partial'],
    ['service', null, 'partial,partial'],
    ['logistics', null, 'partial,partial'],
  ]);

  const proposed = body([...items, item('responses')]);
  expect(
    await refusal(
      drafts.propose(salesAnalyst, 'adopted', { department: 'service', body: proposed, why: 'ours' }),
    ),
  ).toEqual(['set-department-forbidden', 'department']);
  const version = await drafts.propose(salesAnalyst, 'adopted', {
    department: 'sales',
    body: proposed,
    why: 'ours',
  });
  const { versions } = await shown.one(office, 'adopted');
  expect(versions[0]).toMatchObject({ version, status: 'in-review', proposedBy: 'sales' });
  expect((await shown.diff(office, { key: 'adopted', version })).changes.map(({ path }) => path)).toEqual([
    'groups.all.items.responses',
  ]);
  await review.publish(
    office,
    { key: 'adopted', version },
    { revision: 2, from: '2026-04-01', why: 'good idea' },
  );
  // What the set has by now is no item of the department any more.
  const april = await ask('adopted', { from: '2026-04-01', to: '2026-04-30', department: 'sales' });
  expect(april.rows[0]?.figures.map(({ indicator, local: own }) => [indicator, own])).toEqual([
    ['nps', false],
    ['csat', false],
    ['responses', false],
  ]);
  const leave = (revision: number) =>
    adopting.leave(salesAdmin, { set: 'adopted', department: 'sales' }, { revision, why: 'moved' });
  expect(await refusal(leave(7))).toEqual(['definition-changed', 'revision']);
  await leave(1);
  expect(await refusal(leave(1))).toEqual(['set-not-adopted', 'department']);
  expect(await shown.adoptions(office, 'adopted')).toEqual([]);
});

test('an indicator that a set reads stays, and both sides know of each other', async () => {
  await publish('reader', body([item('csat-anonymous')]), null);
  expect(
    await refusal(indicators.review.retire(office, 'csat-anonymous', { to: '2026-12-31', why: 'old' })),
  ).toEqual(['definition-read-by-others', undefined]);
  const entry = (await indicators.shown.all({ drafts: true })).find(({ key }) => key === 'csat-anonymous');
  expect(entry?.usedBy).toEqual(['set:anonymous', 'set:reader']);
  const { nodes, edges } = await lineage.ofIndicator(office, 'csat-anonymous');
  expect(nodes.find(({ id }) => id === 'set:reader')).toMatchObject({ kind: 'set', version: 1 });
  expect(edges).toContainEqual({ from: 'indicator:csat-anonymous', to: 'set:reader' });
  for (const key of ['anonymous', 'reader'])
    await review.retire(office, key, { to: '2026-05-31', why: 'old' });
  await indicators.review.retire(office, 'csat-anonymous', { to: '2026-12-31', why: 'old' });
});
