import metricSatisfaction from '@attune/metric-satisfaction';
import { type Question, relationshipSurvey, valuesQuery } from '@attune/contracts';
import { satisfactionIndex } from '@attune/metrics';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { cloneDatabase } from '../../../test/support/clone-database.ts';
import { startCore } from '../../../test/support/core.ts';
import { contributedBy, definitionsOf } from '../../../test/support/definitions.ts';
import { flatDepartments } from '../../../test/support/flat-departments.ts';
import { viewerOf } from '../../../test/support/viewer.ts';
import { receiptsOf } from '../../../test/support/receipts.ts';
import { ListDerivedMeasures } from '../derived-measures/list-derived-measures.ts';
import { RetireDerivedMeasure } from '../derived-measures/retire-derived-measure.ts';
import { TallyGenerations } from '../measures/tally-generations.ts';
import type { ReadReceipt } from './read-receipt.ts';
import { ReadValues } from './read-values.ts';
import { ReceiptTokens } from './receipt-tokens.ts';

let clone: Awaited<ReturnType<typeof cloneDatabase>>;
let core: Awaited<ReturnType<typeof startCore>>;
let values: ReadValues;
let receipts: ReadReceipt;
let list: ListDerivedMeasures;

const question = (key: string): Question => ({
  ...(relationshipSurvey.questions[1] as Question),
  key,
  type: 'score',
  min: 1,
  max: 5,
});

beforeAll(async () => {
  clone = await cloneDatabase(inject('postgres'));
  core = await startCore(clone.url, { timeZone: 'Asia/Shanghai' });
  await core.ensureSurvey.ensure({
    ...relationshipSurvey,
    key: 'service',
    questions: ['speed', 'care', 'price', 'with', 'without'].map(question),
  });
  const departments = flatDepartments(core.departments);
  const definitions = definitionsOf(core, contributedBy(metricSatisfaction));
  const tokens = new ReceiptTokens(Buffer.alloc(32, 1));
  values = new ReadValues(core.database, departments, definitions, tokens);
  receipts = receiptsOf({ database: core.database, departments, definitions, tokens });
  list = new ListDerivedMeasures(core.database, new TallyGenerations(core.database.worker));
});
afterAll(async () => {
  await core?.close();
  await clone?.[Symbol.asyncDispose]();
});

const everybody = () => viewerOf(core.departments, 'enterprise');
const ask = (key: string, query: object = {}) =>
  values.read(everybody(), key, valuesQuery.parse({ from: '2026-01-01', to: '2026-12-31', ...query }));

let sent = 0;
const items = ['speed', 'care', 'price'] as const;
type Row = readonly [number | null, number | null, number | null];

const answer = (row: Row, more: object = {}) => ({
  specversion: '1.0',
  id: `r-${sent++}`,
  source: '/test',
  type: 'response.recorded',
  time: '2026-03-02T04:00:00Z',
  data: {
    survey: 'service',
    department: 'sales',
    answers: Object.fromEntries(items.flatMap((item, i) => (row[i] === null ? [] : [[item, row[i]]]))),
    ...more,
  },
});
const amend = (response: string, answers: object) => ({
  specversion: '1.0',
  id: `a-${sent++}`,
  source: '/test',
  type: 'response.amended',
  time: '2026-04-01T00:00:00Z',
  data: { response, answers },
});

const csi = { method: 'csi' as const, items: [...items] };
const declared = { names: { en: 'Service', zh: '服务' }, survey: 'service' };
const declare = (
  key: string,
  reduction: Parameters<typeof core.declareDerived.declare>[1]['reduction'] = csi,
) => core.declareDerived.declare(key, { ...declared, reduction }, 'new');

const before: Row[] = [
  [5, 5, 5],
  [1, 2, null],
  [3, null, null],
  [4, 4, 5],
];
const after: Row[] = [
  [2, 2, 2],
  [5, null, 4],
];

test('what is not declared is empty; what is declared is counted from the first response on, edits and all', async () => {
  expect((await ask('csi')).rows).toMatchObject([{ value: null, n: 0, reason: 'empty' }]);
  await core.accept(before.map((row) => answer(row)));
  await core.accept([answer([1, 1, 1], { test: true })]);
  await core.stamp();
  await declare('service-csi');
  await core.accept([
    ...after.map((row) => answer(row)),
    amend('r-0', { price: 1 }),
    // Too little was answered, and now it is enough.
    amend('r-2', { care: 5 }),
  ]);

  const building = await ask('csi');
  expect(building.rows).toMatchObject([{ value: null, n: 0, reason: 'building', measure: 'service-csi' }]);
  expect(building.building).toMatchObject([{ measure: 'service-csi', folded: 0, total: 5 }]);
  expect(await list.run()).toMatchObject([
    { key: 'service-csi', version: 1, status: 'building', progress: { folded: 0, total: 5 } },
  ]);

  await core.fold(2);
  const now: Row[] = [[5, 5, 1], [1, 2, null], [3, 5, null], [4, 4, 5], ...after];
  const right = satisfactionIndex({ rows: now, scale: { min: 1, max: 5 } });
  const done = await ask('csi', { grain: 'month', by: 'department' });
  expect(done.building).toBeUndefined();
  expect(done.rows.map(({ department, n }) => [department, n])).toEqual([
    ['enterprise', 6],
    ['sales', 6],
  ]);
  expect(done.rows[0]).toMatchObject({ period: '2026-03-01/2026-03-31', excluded: { test: 1 } });
  expect(done.rows[0]?.value).toBeCloseTo(right.index100 as number, 10);
  expect(await list.run()).toMatchObject([{ status: 'ready', progress: null, from: null }]);
});

test('a receipt recounts it from the answers, also when more has come since', async () => {
  const [row] = (await ask('csi')).rows;
  await core.accept([answer([5, 5, 5])]);
  await core.fold();
  const receipt = await receipts.read(everybody(), row?.receipt as string);
  expect(receipt).toMatchObject({ value: row?.value, n: 6, recount: { outcome: 'same', n: 6 } });
  expect(receipt.measures.map(({ key }) => key)).toEqual(items.map((item) => `response:service.${item}`));
  expect((await ask('csi')).rows[0]?.n).toBe(7);
});

test('while history is folded, days from the declaration on are read already', async () => {
  await declare('tomorrow');
  // As if it had been declared long ago, and took so long.
  await core.database.worker.query(
    `update derived_measure set declared_at = '2026-05-01T00:00:00Z' where key = 'tomorrow'`,
  );
  await core.accept([
    answer([1, 1, 1], { department: 'service' }),
    { ...answer([3, 3, 3]), time: '2026-05-20T00:00:00Z' },
  ]);
  await core.stamp();
  const live = (await core.derivedFolds.handlers()).filter(({ name }) => !name.endsWith(':history'));
  expect(live).toHaveLength(2);
  await core.fold(1000, live);
  const { rows, building } = await ask('csi', { grain: 'month', measure: 'tomorrow' });
  expect(building).toMatchObject([{ measure: 'tomorrow', folded: 0, from: '2026-05-03' }]);
  expect(rows.filter(({ reason }) => reason === 'building')).toHaveLength(5);
  // June: its predecessor, May, is not complete, so nothing is compared.
  expect(rows[5]).toMatchObject({ value: null, reason: 'empty', change: null });
  expect((await ask('csi', { from: '2026-05-10', measure: 'tomorrow' })).rows[0]).toMatchObject({
    value: 50,
    n: 1,
  });
  await core.fold();
  expect((await ask('csi', { grain: 'month', measure: 'tomorrow' })).rows[2]).toMatchObject({ n: 8 });
});

test('each measure has rows of its own; a method reads its own measures', async () => {
  await declare('kano-express', { method: 'kano', functional: 'with', dysfunctional: 'without' });
  await core.accept(
    [
      [1, 5],
      [1, 3],
      [2, 5],
      [3, 3],
    ].map(([having, lacking]) => answer([null, null, null], { answers: { with: having, without: lacking } })),
  );
  await core.fold();
  expect((await ask('csi')).rows.map(({ measure }) => measure)).toEqual(['service-csi', 'tomorrow']);
  const [row] = (await ask('kano-better')).rows;
  // The others answered neither question.
  expect(row).toMatchObject({ value: 0.5, n: 4, measure: 'kano-express', excluded: { skipped: 9, test: 1 } });
  const receipt = await receipts.read(everybody(), row?.receipt as string);
  expect(receipt).toMatchObject({ parts: { A: 1, O: 1, M: 1, I: 1 }, recount: { outcome: 'same' } });
  await expect(ask('csi', { measure: 'kano-express' })).rejects.toMatchObject({ code: 'measure-unknown' });
  await expect(ask('nps', { measure: 'service-csi' })).rejects.toMatchObject({ code: 'measure-not-read' });
});

test('a changed declaration is another version, read once it has caught up; the one before is swept', async () => {
  await expect(declare('service-csi')).rejects.toMatchObject({
    code: 'derived-measure-exists',
    field: 'key',
  });
  const old = (await ask('csi', { measure: 'service-csi' })).rows[0];
  await core.declareDerived.declare(
    'service-csi',
    { ...declared, reduction: { ...csi, minimumAnswered: 3 } },
    'changed',
  );
  expect((await ask('csi', { measure: 'service-csi' })).rows[0]).toMatchObject({
    value: old?.value,
    n: old?.n,
  });
  expect(await list.run()).toMatchObject([
    { key: 'kano-express' },
    { key: 'service-csi', version: 1, status: 'ready' },
    { key: 'service-csi', version: 2, status: 'building', from: null },
    { key: 'tomorrow' },
  ]);
  await core.fold();
  const changed = (await ask('csi', { measure: 'service-csi' })).rows[0];
  expect(changed?.n).toBeLessThan(old?.n as number);
  await core.derivedFolds.handlers();
  expect((await list.run()).map(({ key, version }) => `${key} ${version}`)).toEqual([
    'kano-express 1',
    'service-csi 2',
    'tomorrow 1',
  ]);
  // What was shown before can still be explained.
  expect(await receipts.read(everybody(), old?.receipt as string)).toMatchObject({
    recount: { outcome: 'same' },
  });
});

test('another time zone folds them again', async () => {
  const generations = new TallyGenerations(core.database.worker);
  await generations.ensure('America/New_York');
  const building = (await generations.live()).find(({ status }) => status === 'building');
  const folds = (await core.derivedFolds.handlers()).filter(({ name }) =>
    new RegExp(`^fold-derived:\\d+:${building?.id}(:history)?$`).test(name),
  );
  expect(folds).toHaveLength(6);
  await core.fold(3, folds);
  const { rows } = await core.database.worker.query<{ generation: number; total: string }>(
    `select s.generation, string_agg(distinct concat_ws(' ', m.key, t.n, t.sum), ', ') as total
       from (select series_id, sum(n) as n, sum(sum) as sum from tally_fraction group by 1) t
       join tally_series s on s.id = t.series_id join measure m on m.id = s.measure_id
      where s.cut = 'department' and s.grain = 'day' and m.key <> all ($1) group by 1 order by 1`,
    [['derived:service-csi~1', 'derived:service-csi~1:history']],
  );
  expect(rows).toHaveLength(2);
  expect(rows[1]?.total).toBe(rows[0]?.total);
});

test('what is retired is read no more, and its rows are removed', async () => {
  const rows = async () => {
    const { rows: left } = await core.database.worker.query<{ key: string }>(
      `select distinct m.key from tally_fraction t join tally_series s on s.id = t.series_id
         join measure m on m.id = s.measure_id where m.key like 'derived:service-csi~%' order by 1`,
    );
    return left.map(({ key }) => key);
  };
  expect(await rows()).toHaveLength(3);
  await new RetireDerivedMeasure(core.database).run('service-csi');
  expect((await ask('csi')).rows.map(({ measure }) => measure)).toEqual(['tomorrow']);
  await core.database.worker.query(
    `update derived_measure set retired_at = now() - interval '1 minute' where retired_at is not null`,
  );
  await core.derivedFolds.sweep();
  expect(await rows()).toEqual([]);
  await expect(new RetireDerivedMeasure(core.database).run('service-csi')).rejects.toMatchObject({
    code: 'derived-measure-not-found',
  });
  await declare('service-csi');
  expect(await list.run()).toContainEqual(expect.objectContaining({ key: 'service-csi', version: 3 }));
});
