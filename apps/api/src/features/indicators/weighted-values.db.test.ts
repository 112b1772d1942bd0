import metricSatisfaction from '@attune/metric-satisfaction';
import { type Question, relationshipSurvey, valuesQuery, type WeightingDefinition } from '@attune/contracts';
import { postStratify, rake, weightedNetPromoter } from '@attune/metrics';
import { defineIndicator, definePlugin } from '@attune/plugin-sdk';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { cloneDatabase } from '../../../test/support/clone-database.ts';
import { startCore } from '../../../test/support/core.ts';
import { coursesOf } from '../../../test/support/courses.ts';
import { csatBody } from '../../../test/support/definition-bodies.ts';
import { contributedBy, definitionsOf } from '../../../test/support/definitions.ts';
import { flatDepartments } from '../../../test/support/flat-departments.ts';
import { receiptsOf } from '../../../test/support/receipts.ts';
import { ownerOf, viewerOf } from '../../../test/support/viewer.ts';
import { packActivity } from '../customer-activity/pack-activity.ts';
import { CheckDefinition } from '../indicator-definitions/check-body.ts';
import { DefinitionCourse } from '../indicator-definitions/definition-course.ts';
import { DefinitionReaders } from '../indicator-definitions/definition-readers.ts';
import { TallyGenerations } from '../measures/tally-generations.ts';
import { ListWeightings } from '../weightings/list-weightings.ts';
import { RetireWeighting } from '../weightings/retire-weighting.ts';
import type { ReadReceipt } from './read-receipt.ts';
import { ReadValues } from './read-values.ts';
import { ReceiptTokens } from './receipt-tokens.ts';

let clone: Awaited<ReturnType<typeof cloneDatabase>>;
let core: Awaited<ReturnType<typeof startCore>>;
let values: ReadValues;
let receipts: ReadReceipt;
let list: ListWeightings;
let definitionsCourse: DefinitionCourse['course'];

/** As NPS, but of few people nothing is shown. */
const shy = definePlugin({
  name: 'metric-shy',
  sdk: '^1.0.0',
  options: z.object({}),
  permissions: [],
  setup(extend) {
    const nps = contributedBy(metricSatisfaction).find(({ indicator }) => indicator.key === 'nps');
    if (nps) extend.indicator(defineIndicator({ ...nps.indicator, key: 'shy-nps', minimumN: 5 }));
  },
});

beforeAll(async () => {
  clone = await cloneDatabase(inject('postgres'));
  core = await startCore(clone.url, { timeZone: 'Asia/Shanghai' });
  const [recommend] = relationshipSurvey.questions as [Question];
  await core.ensureSurvey.ensure({ ...relationshipSurvey, key: 'annual', questions: [recommend] });
  const departments = flatDepartments(core.departments);
  const definitions = definitionsOf(core, contributedBy(metricSatisfaction, shy));
  const tokens = new ReceiptTokens(Buffer.alloc(32, 1));
  values = new ReadValues(core.database, departments, definitions, tokens);
  receipts = receiptsOf({ database: core.database, departments, definitions, tokens });
  ({ course: definitionsCourse } = new DefinitionCourse(
    coursesOf(core.database, departments),
    definitions,
    new CheckDefinition(departments, definitions.readings),
    new DefinitionReaders(core.database),
  ));
  list = new ListWeightings(core.database, new TallyGenerations(core.database.worker));
});
afterAll(async () => {
  await core?.close();
  await clone?.[Symbol.asyncDispose]();
});

const everybody = () => viewerOf(core.departments, 'enterprise');
const ask = (query: object = {}, key = 'nps', who = everybody()) =>
  values.read(
    who,
    key,
    valuesQuery.parse({ from: '2026-01-01', to: '2026-12-31', weighting: 'customers', ...query }),
  );

interface Answer {
  score: number;
  segment: string;
  channel: string;
  region: string;
}

let sent = 0;
const recorded = (
  { score, ...place }: Partial<Answer>,
  more: object = {},
  time = '2026-03-02T04:00:00Z',
) => ({
  specversion: '1.0',
  id: `r-${sent++}`,
  source: '/test',
  type: 'response.recorded',
  time,
  data: { survey: 'relationship', department: 'sales', answers: { recommend: score }, ...place, ...more },
});
const edit = (type: string, response: string, data: object = {}) => ({
  specversion: '1.0',
  id: `e-${sent++}`,
  source: '/test',
  type,
  time: '2026-04-01T00:00:00Z',
  data: { response, ...data },
});

/** The same every time; each level of each dimension occurs. */
function answers(count: number, from: number): Answer[] {
  return Array.from({ length: count }, (_, i) => {
    const at = from + i;
    return {
      score: (at * 7 + (at % 5) * (at % 3)) % 11,
      segment: at % 4 === 0 ? 'business' : 'consumer',
      channel: ['web', 'phone', 'web', 'store'][Math.floor(at / 3) % 4] as string,
      region: at % 7 < 2 ? 'south' : 'north',
    };
  });
}

const margins = {
  segment: { consumer: 400_000, business: 600_000 },
  channel: { web: 500_000, phone: 300_000, store: 200_000 },
  region: { north: 550_000, south: 450_000 },
};
const definition = (more: object = {}): WeightingDefinition => ({
  method: 'raking',
  total: 1_000_000,
  margins: Object.entries(margins).map(([dimension, targets]) => ({
    dimension: dimension as keyof typeof margins,
    targets: Object.entries(targets).map(([level, share]) => ({ level, share })),
  })),
  ...more,
});
const names = { en: 'All customers', zh: '全部客户' };

/** Raked one by one, from nothing but the answers. */
function raked(rows: readonly Answer[]) {
  const { weights } = rake(
    Object.entries(margins).map(([name, targets]) => ({
      name,
      levels: rows.map((row) => row[name as keyof typeof margins]),
      targets: Object.fromEntries(Object.entries(targets).map(([level, share]) => [level, share / 1e6])),
    })),
  );
  return weightedNetPromoter(
    rows.map(({ score }) => score),
    weights,
  );
}

const early = answers(60, 0);
const late = answers(40, 60);
let now: Answer[] = [];

test('what is declared is counted from then on and its history beside it: figures are those of raked answers', async () => {
  await expect(ask()).rejects.toMatchObject({ code: 'weighting-unknown', field: 'weighting' });
  await core.accept(early.map((row) => recorded(row)));
  await core.accept([recorded({ ...(early[0] as Answer), score: 0 }, { test: true })]);
  await core.stamp();
  await core.declareWeighting.run({ key: 'customers', names, definition: definition() });
  await core.accept([
    ...late.map((row) => recorded(row)),
    // One changes its score, one its place, one goes; of the history and of what came since.
    edit('response.amended', 'r-1', { answers: { recommend: 10 } }),
    edit('response.amended', 'r-2', { segment: 'business', region: 'south' }),
    edit('response.withdrawn', 'r-3'),
    edit('response.amended', 'r-61', { answers: { recommend: 10 } }),
  ]);
  const building = await ask();
  expect(building.rows).toMatchObject([{ value: null, n: 0, reason: 'building', warnings: [] }]);
  expect(building.weighting).toMatchObject({
    key: 'customers',
    version: 1,
    building: { folded: 0, total: 61 },
  });
  expect(await list.run()).toMatchObject([
    { key: 'customers', status: 'building', progress: { folded: 0, total: 61 } },
  ]);

  await core.fold(7);
  now = [...early, ...late].flatMap((row, at): Answer[] => {
    if (at === 1) return [{ ...row, score: 10 }];
    if (at === 2) return [{ ...row, segment: 'business', region: 'south' }];
    // The trial run took the number of the first late answer.
    if (at === 60) return [{ ...row, score: 10 }];
    return at === 3 ? [] : [row];
  });
  const done = await ask({ grain: 'month', by: 'department' });
  const right = raked(now);
  expect(done.weighting).toMatchObject({
    building: null,
    fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
  });
  const march = done.rows.filter(({ period }) => period === '2026-03-01/2026-03-31');
  expect(march.map(({ department, n }) => [department, n])).toEqual([
    ['enterprise', 99],
    ['sales', 99],
  ]);
  const [row] = march;
  expect(row?.value).toBeCloseTo(right.nps as number, 3);
  expect(row?.weighted?.effectiveN).toBeCloseTo(right.effectiveN as number, 2);
  expect(row?.weighted?.designEffect).toBeCloseTo(right.designEffect as number, 4);
  expect(row?.excluded).toEqual({ test: 1 });
  expect(row?.interval).toMatchObject({ method: 'taylor', level: 0.95 });
  const plain = await ask({ weighting: undefined });
  expect(row?.weighted).toMatchObject({
    unweighted: { value: plain.rows[0]?.value, n: 99, interval: plain.rows[0]?.interval },
    missing: [],
    trimmed: null,
  });
  expect(row?.weighted?.largestWeight).toBeGreaterThan(row?.weighted?.smallestWeight as number);
  expect(row?.warnings?.map(({ code }) => code)).toContain('few-respondents');
  expect(await list.run()).toMatchObject([{ status: 'ready', progress: null, from: null }]);
});

test('a receipt recounts it from the events, also when more has come and the weighting has gone', async () => {
  await core.declareWeighting.run({
    key: 'shortly',
    names,
    definition: definition({ trim: { low: 0.5, high: 2 } }),
  });
  // It crosses what is crossed already.
  expect(await list.run()).toMatchObject([{ key: 'customers' }, { key: 'shortly', status: 'ready' }]);
  const [row] = (await ask({ weighting: 'shortly' })).rows;
  expect(row?.weighted?.trimmed?.cut).toBeGreaterThan(0);
  expect(row?.warnings?.map(({ code }) => code)).toContain('weights-trimmed');
  const more = { score: 10, segment: 'consumer', channel: 'web', region: 'south' };
  await core.accept([recorded(more)]);
  await core.fold();
  now.push(more);
  await new RetireWeighting(core.database).run('shortly');
  const receipt = await receipts.read(everybody(), row?.receipt as string);
  expect(receipt).toMatchObject({
    value: row?.value,
    n: 99,
    interval: row?.interval,
    weighting: { key: 'shortly', version: 1, definition: { method: 'raking', trim: { high: 2 } } },
    parts: { effectiveN: row?.weighted?.effectiveN, largestWeight: row?.weighted?.largestWeight },
    recount: { outcome: 'same', n: 99 },
  });
  expect(receipt.measures).toEqual(
    ['relationship', 'annual'].map((survey) => ({ input: 'recommend', key: `response:${survey}.recommend` })),
  );
  const [after] = (await ask()).rows;
  expect(after?.n).toBe(100);
  expect(after?.value).toBeCloseTo(raked(now).nps as number, 3);
  await expect(new RetireWeighting(core.database).run('shortly')).rejects.toMatchObject({
    code: 'weighting-not-found',
  });
});

test('closed months and merged days add up to the same, and late edits reach them', async () => {
  const before = await ask({ grain: 'month' });
  await core.closePeriods('2026-11-22');
  await core.mergeShards('2026-11-22');
  const figures = (rows: typeof before.rows) => rows.map(({ receipt: _receipt, ...row }) => row);
  expect(figures((await ask({ grain: 'month' })).rows)).toEqual(figures(before.rows));
  await core.accept([edit('response.withdrawn', 'r-5')]);
  await core.fold();
  const [gone] = answers(1, 5) as [Answer];
  now.splice(
    now.findIndex((row) => JSON.stringify(row) === JSON.stringify(gone)),
    1,
  );
  expect((await ask()).rows[0]?.value).toBeCloseTo(raked(now).nps as number, 3);
});

test('each department is weighted by itself; a level that nobody has, and answers without target, are told', async () => {
  const here = (place: Partial<Answer>) =>
    recorded(
      { score: 9, segment: 'consumer', channel: 'web', region: 'north', ...place },
      { department: 'service' },
    );
  await core.accept([
    here({}),
    here({ score: 3 }),
    here({ segment: 'business', region: 'south', channel: 'phone' }),
    here({ region: 'mars' }),
  ]);
  await core.fold();
  const { rows } = await ask({ by: 'department' });
  expect(rows.find(({ department }) => department === 'service')).toMatchObject({
    value: null,
    n: 3,
    interval: null,
    reason: 'level-without-respondents',
    excluded: { 'no-target': 1 },
    weighted: {
      unweighted: { value: 50, n: 4 },
      effectiveN: null,
      missing: [[{ dimension: 'channel', level: 'store' }]],
    },
    warnings: [{ code: 'answers-without-target' }],
  });
  expect(rows.find(({ department }) => department === 'sales')?.value).toBeCloseTo(
    raked(now).nps as number,
    3,
  );
});

test('post-stratification weighs combinations', async () => {
  const cells = [
    { levels: ['web', 'consumer'], share: 1 },
    { levels: ['phone', 'consumer'], share: 2 },
    { levels: ['web', 'business'], share: 3 },
    { levels: ['phone', 'business'], share: 4 },
  ];
  const strata: WeightingDefinition = {
    method: 'post-stratification',
    total: 10,
    dimensions: ['channel', 'segment'],
    cells,
  };
  await core.declareWeighting.run({ key: 'strata', names, definition: strata });
  await core.fold();
  const [row] = (await ask({ weighting: 'strata', department: 'sales' })).rows;
  const rows = now.filter(({ channel }) => channel !== 'store');
  const { weights } = postStratify({
    name: 'cell',
    levels: rows.map(({ channel, segment }) => `${channel} ${segment}`),
    targets: Object.fromEntries(cells.map(({ levels, share }) => [levels.join(' '), share / 10])),
  });
  const right = weightedNetPromoter(
    rows.map(({ score }) => score),
    weights,
  );
  expect(row).toMatchObject({ n: rows.length, excluded: { 'no-target': now.length - rows.length } });
  expect(row?.value).toBeCloseTo(right.nps as number, 3);
});

test('what cannot be weighted is refused with one problem', async () => {
  await expect(ask({}, 'csi')).rejects.toMatchObject({ code: 'weighting-not-read', field: 'weighting' });
  await expect(ask({}, 'responses')).rejects.toMatchObject({ code: 'weighting-not-read' });
  await expect(ask({}, 'kano-better')).rejects.toMatchObject({ code: 'weighting-not-read' });
  await expect(ask({ weighting: 'nobody' })).rejects.toMatchObject({ code: 'weighting-unknown' });
  await expect(ask({ by: 'department,channel' })).rejects.toMatchObject({
    code: 'weighting-cut-not-kept',
    field: 'by',
  });
  await expect(ask({ where: 'channel == "web"' })).rejects.toMatchObject({
    code: 'weighting-cut-not-kept',
    field: 'where',
  });
  await expect(ask({ measure: 'any' })).rejects.toMatchObject({ code: 'measure-not-read' });
  await expect(ask({ currency: 'EUR' })).rejects.toMatchObject({ code: 'currency-not-read' });
  await expect(ask({ department: 'moon' })).rejects.toMatchObject({ code: 'department-unknown' });
  await expect(ask({ grain: 'day', by: 'department' })).rejects.toMatchObject({ code: 'range-too-long' });
  await expect(
    core.declareWeighting.run({ key: 'customers', names, definition: definition() }),
  ).rejects.toMatchObject({ code: 'weighting-exists', field: 'key' });
});

test('where few must not be shown, no weighted figure gives a level with few of them away', async () => {
  const day = (time: string, some: readonly Partial<Answer>[]) =>
    some.map((place) =>
      recorded({ score: 9, segment: 'consumer', channel: 'web', region: 'north', ...place }, {}, time),
    );
  const all = ['web', 'phone', 'store'].flatMap((channel) =>
    ['consumer', 'business'].flatMap((segment) =>
      ['north', 'south', 'north', 'south'].map((region) => ({ channel, segment, region })),
    ),
  );
  await core.accept([...day('2026-06-01T04:00:00Z', all), ...day('2026-07-01T04:00:00Z', all.slice(0, -4))]);
  await core.fold();
  const [june] = (await ask({ from: '2026-06-01', to: '2026-06-30' }, 'shy-nps')).rows;
  expect(june).toMatchObject({ n: 24, value: 100, interval: null });
  const [july] = (await ask({ from: '2026-07-01', to: '2026-07-31' }, 'shy-nps')).rows;
  expect(july).toMatchObject({ value: null, n: null, reason: 'below-minimum-n', warnings: [] });
  expect(july?.weighted).toBeUndefined();
  const receipt = await receipts.read(everybody(), july?.receipt as string);
  expect(receipt).toMatchObject({ n: null, parts: {}, recount: { outcome: 'same', events: null } });
});

test('where those who answer score otherwise elsewhere than those who do not, weighting may not help', async () => {
  const score = (at: number, happy: boolean) => (happy ? 7 + (at % 4) : 3 + (at % 4));
  const answer = (who: string, survey: string, at: number, happy: boolean) =>
    recorded(
      { score: score(at, happy), segment: at % 2 ? 'consumer' : 'business', channel: 'web', region: 'north' },
      { survey, department: 'logistics', customer: { externalId: who } },
      survey === 'annual' ? '2026-09-02T04:00:00Z' : '2026-08-02T04:00:00Z',
    );
  const people = (prefix: string, comes: (at: number, happy: boolean) => boolean) =>
    Array.from({ length: 100 }, (_, at) => {
      const who = `${prefix}-${at}`;
      const happy = at % 4 < 2;
      const registered = {
        ...recorded({}),
        type: 'customer.registered',
        data: { customer: { externalId: who }, segment: at % 2 ? 'consumer' : 'business' },
      };
      const annual = comes(at, happy) ? [answer(who, 'annual', at, happy)] : [];
      return [registered, answer(who, 'relationship', at, happy), ...annual];
    }).flat();
  const bySegment: WeightingDefinition = {
    method: 'raking',
    total: 10,
    margins: [
      {
        dimension: 'segment',
        targets: [
          { level: 'consumer', share: 5 },
          { level: 'business', share: 5 },
        ],
      },
    ],
    surveys: ['annual'],
  };
  await core.declareWeighting.run({ key: 'by-segment', names, definition: bySegment });
  const read = () => ask({ from: '2026-09-01', to: '2026-09-30', weighting: 'by-segment' });
  expect((await read()).weighting?.selection).toMatchObject({ outcome: 'not-checked' });

  const accepted = await core.accept(people('a', (at) => at % 3 === 0));
  expect(new Set(accepted.map(({ status }) => status))).toEqual(new Set(['accepted']));
  await core.fold();
  const fair = await read();
  expect(fair.rows[0]?.n).toBe(34);
  expect(fair.weighting?.selection).toMatchObject({ outcome: 'no-sign', answered: 34, others: 66 });
  expect(fair.warnings).toEqual([]);

  await core.accept(people('b', (_, happy) => happy));
  await core.fold();
  const unfair = await read();
  expect(unfair.weighting?.selection).toMatchObject({
    outcome: 'hangs-on-score',
    answered: 84,
    others: 116,
  });
  expect(unfair.weighting?.selection.difference).toBeGreaterThan(0.3);
  expect(unfair.warnings).toEqual([{ code: 'weighting-may-not-help' }]);
  // Wherever customers' answers lie by now.
  expect(await packActivity(core.database.worker, 100_000)).toBeGreaterThan(0);
  expect((await read()).weighting?.selection).toEqual(unfair.weighting?.selection);
});

test('another time zone folds it again', async () => {
  const generations = new TallyGenerations(core.database.worker);
  await generations.ensure('America/New_York');
  const building = (await generations.live()).find(({ status }) => status === 'building');
  const folds = (await core.crossedFolds.handlers()).filter(({ name }) =>
    new RegExp(`^fold-crossed:\\d+:${building?.id}(:history)?$`).test(name),
  );
  expect(folds).toHaveLength(6);
  await core.fold(100, folds);
  const { rows } = await core.database.worker.query<{ generation: number; total: string }>(
    `select generation, string_agg(line, '; ' order by line) as total from (
       select s.generation, concat_ws(' ', s.cut, m.key, key1, key2, key3, sum(p1), sum(p10), sum(p11)) as line
         from tally_score t join tally_key k on k.id = t.key_id join tally_series s on s.id = t.series_id
         join measure m on m.id = s.measure_id
        where s.cut like 'crossed:%' and s.grain = 'day' group by s.generation, s.cut, m.key, key1, key2, key3) lines
      group by 1 order by 1`,
  );
  expect(rows).toHaveLength(2);
  expect(rows[1]?.total).toBe(rows[0]?.total);
});

test('a key that is declared again is another version; what nobody weights by for an hour is swept', async () => {
  const kept = async () => {
    const { rows } = await core.database.worker.query<{ cut: string }>(
      `select distinct split_part(cut, ':', 2) as cut from tally_series s join tally_score t on t.series_id = s.id
        where cut like 'crossed:%' order by 1`,
    );
    return rows.length;
  };
  const retire = (key: string) => new RetireWeighting(core.database).run(key);
  expect(await kept()).toBe(3);
  await retire('customers');
  await retire('strata');
  await core.declareWeighting.run({ key: 'customers', names, definition: definition() });
  expect(await list.run()).toMatchObject([
    { key: 'by-segment', version: 1 },
    { key: 'customers', version: 2, status: 'ready' },
  ]);
  await core.crossedFolds.sweep();
  expect(await kept()).toBe(3);
  await core.database.worker.query(
    `update weighting set retired_at = now() - interval '2 hours' where retired_at is not null`,
  );
  await core.crossedFolds.sweep();
  await core.database.worker.query(
    `update crossed_cut set retired_at = now() - interval '1 minute' where retired_at is not null`,
  );
  await core.crossedFolds.sweep();
  expect(await kept()).toBe(2);
});

test('a weighted figure is not compared with days on which no version was in force, unless a version is asked for', async () => {
  await core.accept(answers(60, 300).map((row) => recorded(row, {}, '2026-02-10T04:00:00Z')));
  await core.fold();
  const office = ownerOf(core.departments);
  const body = csatBody({
    unit: 'points',
    range: [-100, 100],
    method: { kind: 'reading', reading: 'nps', bindings: null },
  });
  const publish = async (of: { key: string; version: number }, from: string | null) => {
    await definitionsCourse.submit(office, of, { revision: 1, why: 'test' });
    await definitionsCourse.publish(office, of, { revision: 2, from, why: 'test' });
  };
  const compared = async (key: string, query: object = {}) => {
    const { rows } = await ask({ from: '2026-03-01', to: '2026-03-31', grain: 'month', ...query }, key);
    return rows.map(({ value, change }) => [value !== null, change !== null]);
  };
  await definitionsCourse.define(office, { key: 'late', body, why: 'test' });
  await publish({ key: 'late', version: 1 }, '2026-03-01');
  expect(await compared('late')).toEqual([[true, false]]);
  expect(await compared('late', { grain: 'total' })).toEqual([[true, false]]);
  expect(await compared('late', { version: 1 })).toEqual([[true, true]]);
  await definitionsCourse.define(office, { key: 'always', body, why: 'test' });
  await publish({ key: 'always', version: 1 }, null);
  const next = { body: { ...body, owner: 'Somebody' }, why: 'test' };
  await publish(
    { key: 'always', version: await definitionsCourse.nextVersion(office, 'always', next) },
    '2026-03-01',
  );
  expect(await compared('always')).toEqual([[true, true]]);
});
