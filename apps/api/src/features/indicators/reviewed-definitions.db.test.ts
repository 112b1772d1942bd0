import type { Binding, IndicatorBody } from '@attune/contracts';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { atSales, atService, bind, csatBody, formulaBody } from '../../../test/support/definition-bodies.ts';
import { startDefinedWorld } from '../../../test/support/defined-world.ts';

let world: Awaited<ReturnType<typeof startDefinedWorld>>;

beforeAll(async () => {
  world = await startDefinedWorld(inject('postgres'));
});
afterAll(() => world?.close());

const mean = (points: readonly number[]) => points.reduce((sum, point) => sum + point, 0) / points.length;

const refused = (body: IndicatorBody, key = 'bad') =>
  world.course.define(world.office, { key, body, why: 'test' }).then(
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
    [formulaBody('csat-percent + 1'), 'formula-key-hyphenated', 'body.method.formula'],
    [formulaBody('42'), 'formula-without-indicator', 'body.method.formula'],
    [formulaBody('nps / (2 - 2)'), 'formula-divides-by-zero', 'body.method.formula'],
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
  await world.publish('first', formulaBody('nps + 1'), null);
  await world.publish('second', formulaBody('first + 1'), null);
  await expect(
    world.course.nextVersion(world.office, 'first', { body: formulaBody('second * 2'), why: 'test' }),
  ).rejects.toMatchObject({ code: 'formula-circular', detail: 'first → second → first.' });
});

test('nothing is published but what was reviewed, as it was read, by somebody else, from a day of its own', async () => {
  const of = { key: 'steps', version: 1 };
  await world.course.define(world.office, { key: 'steps', body: csatBody(), why: 'new' });
  const step = (revision: number) => ({ revision, why: 'test' });
  await expect(world.course.publish(world.office, of, { ...step(1), from: null })).rejects.toMatchObject({
    code: 'definition-not-in-review',
  });
  await world.course.edit(world.office, of, { ...step(1), body: csatBody({ owner: 'Somebody' }) });
  await expect(world.course.edit(world.office, of, { ...step(1), body: csatBody() })).rejects.toMatchObject({
    code: 'definition-changed',
    field: 'revision',
  });
  await world.course.submit(world.office, of, step(2));
  await expect(world.course.edit(world.office, of, { ...step(3), body: csatBody() })).rejects.toMatchObject({
    code: 'definition-not-draft',
  });
  world.publishers.push('a colleague');
  await expect(world.course.publish(world.office, of, { ...step(3), from: null })).rejects.toMatchObject({
    code: 'definition-own-review',
  });
  world.publishers.pop();
  await world.course.sendBack(world.office, of, step(3));
  await world.course.submit(world.office, of, step(4));
  await world.course.publish(world.office, of, { ...step(5), from: '2026-02-01' });
  await expect(world.course.discard(world.office, of, 6)).rejects.toMatchObject({
    code: 'definition-in-use',
  });
  const { versions } = await world.shown.one('steps', { drafts: true });
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
    version: await world.course.nextVersion(world.office, 'steps', { body: csatBody(), why: 'new' }),
  };
  await expect(
    world.course.nextVersion(world.office, 'steps', { body: csatBody(), why: 'new' }),
  ).rejects.toMatchObject({
    code: 'definition-open',
  });
  await world.course.submit(world.office, next, step(1));
  await expect(world.course.publish(world.office, next, { ...step(2), from: null })).rejects.toMatchObject({
    code: 'effective-date-missing',
  });
  await expect(
    world.course.publish(world.office, next, { ...step(2), from: '2026-02-01' }),
  ).rejects.toMatchObject({
    code: 'effective-dates-overlap',
  });
  await world.course.publish(world.office, next, { ...step(2), from: '2026-02-02' });
  await expect(
    world.course.retire(world.office, 'steps', { to: '2026-01-01', why: 'old' }),
  ).rejects.toMatchObject({
    code: 'retirement-too-early',
  });
  await expect(
    world.course.retire(world.office, 'first', { to: '2026-05-01', why: 'old' }),
  ).rejects.toMatchObject({
    code: 'definition-read-by-others',
  });
  // What was reported stays: today is the 15th of April.
  await expect(
    world.course.retire(world.office, 'steps', { to: '2026-04-13', why: 'old' }),
  ).rejects.toMatchObject({ code: 'retirement-in-past', field: 'to', subject: '2026-04-14' });
  await world.course.retire(world.office, 'steps', { to: '2026-04-14', why: 'old' });
  expect(
    (await world.ask('steps', { grain: 'month', to: '2026-04-30' })).rows.map(({ period, version }) => [
      period,
      version,
    ]),
  ).toEqual([
    ['2026-02-01/2026-02-01', 1],
    ['2026-02-02/2026-02-28', 2],
    ['2026-03-01/2026-03-31', 2],
    ['2026-04-01/2026-04-14', 2],
  ]);
});

test('nothing is compared with days on which no version was in force, unless a version is asked for', async () => {
  await world.publish('late', csatBody(), '2026-03-10');
  await world.publish('around-late', formulaBody('late + 0 * nps'), null);
  const compared = async (key: string, query: object) =>
    (await world.ask(key, { from: '2026-02-01', to: '2026-03-31', ...query })).rows.map(
      ({ period, version, change }) => [period, version, change != null],
    );
  const since = '2026-03-10/2026-03-31';
  expect(await compared('late', { grain: 'month' })).toEqual([[since, 1, false]]);
  expect(await compared('late', { grain: 'total' })).toEqual([[since, 1, false]]);
  expect((await compared('around-late', { grain: 'month' })).at(-1)).toEqual([since, 1, false]);
  expect(await compared('late', { grain: 'month', version: 1 })).toEqual([
    ['2026-02-01/2026-02-28', 1, false],
    ['2026-03-01/2026-03-31', 1, true],
  ]);
  // Where an earlier version was in force, those days are read by the later one: like with like.
  await world.publish('always', csatBody(), null);
  await world.publish('always', csatBody({ owner: 'Somebody' }), '2026-03-01');
  expect((await compared('always', { grain: 'month' })).at(-1)).toEqual(['2026-03-01/2026-03-31', 2, true]);
});

test('a version of a part, and of a part of a part, breaks the course also where it begins with a period', async () => {
  const [low, high] = [csatBody(), csatBody({ filter: 'channel == "kiosk"' })];
  await world.publish('leaf', low, null);
  await world.publish('twig', formulaBody('leaf * 2'), null);
  await world.publish('tree', formulaBody('twig + 0 * nps'), null);
  await world.publish('apart', formulaBody('nps + 1'), null);
  await world.publish('leaf', high, '2026-03-01');
  const of = { grain: 'month', from: '2026-02-01', to: '2026-03-31' } as const;
  const leaf = [{ from: '2026-03-01', changed: [{ indicator: 'leaf', version: 2 }] }];
  for (const key of ['leaf', 'twig', 'tree']) expect((await world.ask(key, of)).breaks).toEqual(leaf);
  expect((await world.ask('twig', { ...of, version: 1 })).breaks).toEqual(leaf);
  expect((await world.ask('leaf', { ...of, version: 1 })).breaks).toBeUndefined();
  expect((await world.ask('apart', of)).breaks).toBeUndefined();
  expect((await world.ask('twig', { ...of, from: '2026-03-01' })).breaks).toBeUndefined();
  // Of the day as well, and of what is not there yet.
  expect((await world.ask('twig', { ...of, grain: 'total' })).breaks).toEqual(leaf);
  const preview = { key: 'bush', body: formulaBody('twig + 1'), ...of };
  expect((await world.previews.run(world.office, preview)).breaks).toEqual(leaf);
  await world.publish('twig', formulaBody('leaf * 3 + 0 * nps'), '2026-03-01');
  expect((await world.ask('tree', of)).breaks).toMatchObject([
    {
      changed: [
        { indicator: 'twig', version: 2 },
        { indicator: 'leaf', version: 2 },
      ],
    },
  ]);
});

test('a change across a break reads both periods by the versions of the later one, a part of it as well', async () => {
  await world.publish('part', csatBody(), null);
  await world.publish('whole', formulaBody('part + 0'), null);
  await world.publish('part', csatBody({ filter: 'channel == "web"' }), '2026-03-01');
  const march = { from: '2026-03-01', to: '2026-03-31', grain: 'month' } as const;
  const february = { from: '2026-02-01', to: '2026-02-28' };
  const [, after] = (await world.ask('whole', { ...march, from: february.from })).rows;
  const later = (await world.ask('part', { ...february, version: 2 })).rows[0]?.value as number;
  const earlier = (await world.ask('part', february)).rows[0]?.value as number;
  expect(later).not.toBe(earlier);
  expect(after?.change?.difference).toBeCloseTo((after?.value as number) - later, 12);
});

test('one who is retired already is not retired again', async () => {
  await world.publish('twice', csatBody(), '2026-01-01');
  await world.publish('twice', csatBody(), '2026-02-01');
  await world.course.retire(world.office, 'twice', { to: '2026-04-30', why: 'old' });
  await expect(
    world.course.retire(world.office, 'twice', { to: '2026-01-15', why: 'old' }),
  ).rejects.toMatchObject({
    code: 'definition-in-use',
  });
});

test('drafts are for those who may propose', async () => {
  await world.course.define(world.office, { key: 'unborn', body: csatBody(), why: 'test' });
  await expect(world.ask('unborn', { version: 1 })).rejects.toMatchObject({ code: 'indicator-unknown' });
  await expect(
    world.coverage.read(world.viewer, 'unborn', { from: '2026-02-01', to: '2026-02-28' }),
  ).rejects.toMatchObject({ code: 'indicator-unknown' });
  await expect(world.shown.one('unborn', { drafts: false })).rejects.toMatchObject({
    code: 'indicator-unknown',
  });
});

test('the effect on history is seen before anything is published', async () => {
  await world.publish('csat', csatBody({ names: { en: 'CSAT', zh: 'CSAT' } }), '2026-03-10');
  await world.publish('heart', formulaBody('0.5 * csat_percent + 10 * csat'), null);
  const { rows, readers } = await world.previews.run(world.office, {
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
  // Whatever is in force today: beside any other version, or none.
  const question = { key: 'csat', body: csatBody(), from: '2026-02-01', to: '2026-03-31' } as const;
  const beside = (against: number | null) =>
    world.previews.run(world.office, { ...question, grain: 'total', against });
  expect(await beside(1)).toMatchObject({ version: 1, rows: [{ before: { n: 6 }, after: { n: 15 } }] });
  expect(await beside(null)).toMatchObject({ version: null, rows: [{ before: null, after: { n: 15 } }] });
  await expect(beside(9)).rejects.toMatchObject({ code: 'version-unknown' });
});

test('who feeds an indicator, and who does not', async () => {
  await world.publish(
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
  expect((await world.ask('csat-two')).unbound).toEqual(['logistics']);
  const { departments } = await world.coverage.read(world.viewer, 'csat-two', {
    from: '2026-02-01',
    to: '2026-02-28',
  });
  expect(departments.map(({ department, state, measures }) => [department, state, measures[0]?.n])).toEqual([
    ['sales', 'partial', 4],
    ['service', 'partial', 3],
    ['logistics', 'unbound', undefined],
  ]);
  await world.publish('csat-all', csatBody(), null);
  const march = await world.coverage.read(world.viewer, 'csat-all', { from: '2026-03-01', to: '2026-03-31' });
  expect(march.departments.map(({ department, state }) => [department, state])).toEqual([
    ['sales', 'covered'],
    ['service', 'covered'],
    ['logistics', 'silent'],
  ]);
});
