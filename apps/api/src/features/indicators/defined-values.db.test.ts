import type { ValuesQuery } from '@attune/contracts';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { atSales, atService, bind, csatBody, formulaBody } from '../../../test/support/definition-bodies.ts';
import { startDefinedWorld } from '../../../test/support/defined-world.ts';

let world: Awaited<ReturnType<typeof startDefinedWorld>>;

beforeAll(async () => {
  world = await startDefinedWorld(inject('postgres'));
});
afterAll(() => world?.close());

const mean = (points: readonly number[]) => points.reduce((sum, point) => sum + point, 0) / points.length;

test('three departments on three scales are one number, by the tables somebody declared', async () => {
  await world.publish('csat-all', csatBody(), null);
  const { rows } = await world.ask('csat-all', { grain: 'month', by: 'department' });
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
  const receipt = await world.receipts.read(world.viewer, whole?.receipt ?? '');
  expect(receipt.recount).toMatchObject({ outcome: 'same', value: whole?.value, n: 12, events: 12 });
  expect(receipt.measures.map(({ key }) => key)).toEqual([
    'response:relationship.satisfaction',
    'response:desk.rating',
    'response:parcel.grade',
  ]);
});

test('a receipt says which question of which department fed it, how it was converted, and who is not in it', async () => {
  const reversed = { kind: 'reversed' } as const;
  const bindings = [bind(atService, reversed), bind(atSales, null)];
  const method = { kind: 'reading' as const, reading: 'csat-percent', bindings };
  await world.publish('percent', csatBody({ unit: 'points', range: [0, 100], method }), null);
  const receiptOf = async (key: string, change: Partial<ValuesQuery> = {}) => {
    const { rows } = await world.ask(key, { to: '2026-02-28', ...change });
    return world.receipts.read(world.viewer, rows[0]?.receipt ?? '');
  };
  const turned = {
    measure: 'response:desk.rating',
    question: { survey: 'desk', question: 'rating', text: { en: 'rating', zh: 'rating' } },
    departments: ['service'],
    conversion: { kind: 'reversed', from: { min: 1, max: 7 }, to: { min: 0, max: 100 }, points: null },
  };
  const plain = { measure: 'response:relationship.satisfaction', departments: ['sales'] };
  const receipt = await receiptOf('percent');
  expect(receipt).toMatchObject({
    departments: ['service', 'sales'],
    unbound: ['logistics'],
    feeds: [
      { input: 'satisfaction', ...turned },
      { input: 'satisfaction', ...plain, conversion: { kind: 'linear', from: { min: 1, max: 5 } } },
    ],
    recount: { outcome: 'same' },
  });
  expect(await receiptOf('percent', { department: 'sales' })).toMatchObject({
    departments: ['sales'],
    unbound: [],
    measures: [{ input: 'satisfaction', key: plain.measure }],
  });
  await world.publish('both', formulaBody('percent + 10 * csat'), null);
  const both = await receiptOf('both');
  const [inCsat, ...inPercent] = both.feeds;
  expect(inPercent.map(({ input }) => input)).toEqual(['percent.satisfaction', 'percent.satisfaction']);
  expect(inPercent[0]).toMatchObject(turned);
  expect(inCsat).toMatchObject({
    input: 'csat.satisfaction',
    conversion: null,
    departments: expect.arrayContaining(['logistics']),
  });
  expect(both.unbound).toEqual([]);
  await world.publish('tables', csatBody(), null);
  expect((await receiptOf('tables')).feeds.map(({ conversion }) => conversion?.points?.length)).toEqual([
    undefined,
    7,
    11,
  ]);
});

test('answers of any scale are read linearly onto 0 to 100, exactly', async () => {
  const [row] = (await world.ask('csat-percent', { to: '2026-02-28' })).rows;
  const percent = [
    ...[5, 4, 4, 3].map((point) => ((point - 1) * 100) / 4),
    ...[7, 5, 1].map((point) => ((point - 1) * 100) / 6),
    ...[10, 10, 0, 5, 0].map((point) => point * 10),
  ];
  expect(row?.value).toBeCloseTo(mean(percent), 12);
  expect((await world.receipts.read(world.viewer, row?.receipt ?? '')).recount).toMatchObject({
    outcome: 'same',
    value: row?.value,
  });
});

test('a version holds from its day on, and every past number can still be read', async () => {
  const before = await world.ask('csat', { grain: 'month' });
  const version = await world.publish('csat', csatBody({ names: { en: 'CSAT', zh: 'CSAT' } }), '2026-03-10');
  expect(version).toBe(2);
  const { rows, versions } = await world.ask('csat', { grain: 'month' });
  expect(rows.map(({ period, version: of, value }) => [period, of, value])).toEqual([
    ['2026-02-01/2026-02-28', 1, 4],
    ['2026-03-01/2026-03-09', 1, null],
    ['2026-03-10/2026-03-31', 2, mean([1, 1, 3])],
  ]);
  expect(versions).toEqual([
    { version: 1, from: null, to: '2026-03-09' },
    { version: 2, from: '2026-03-10', to: null },
  ]);
  expect((await world.ask('csat', { grain: 'month', version: 1 })).rows.map(({ value }) => value)).toEqual(
    before.rows.map(({ value }) => value),
  );
  expect((await world.ask('csat', { version: 2 })).rows).toMatchObject([{ version: 2, n: 15 }]);
  for (const { receipt, value } of [...before.rows, ...rows])
    expect((await world.receipts.read(world.viewer, receipt)).recount).toMatchObject({
      outcome: 'same',
      value,
    });
});

test('what a version filters and leaves out', async () => {
  await world.publish('csat-kioskless', csatBody({ exclude: 'channel == "kiosk"' }), null);
  const [row] = (await world.ask('csat-kioskless', { to: '2026-02-28', department: 'logistics' })).rows;
  expect(row).toMatchObject({ value: mean([5, 5, 1, 3]), n: 4, excluded: { 'by-definition': 1 } });
  const receipt = await world.receipts.read(world.viewer, row?.receipt ?? '');
  expect(receipt).toMatchObject({ excluded: { 'by-definition': 1 }, recount: { outcome: 'same', n: 4 } });
  await world.publish('csat-kiosk', csatBody({ filter: 'channel == "kiosk"' }), null);
  expect((await world.ask('csat-kiosk', { to: '2026-02-28' })).rows).toMatchObject([{ value: 1, n: 1 }]);
  expect((await world.ask('csat-kiosk', { where: 'channel == "web"' })).rows).toMatchObject([
    { value: null, n: 0 },
  ]);
  await expect(world.ask('csat-kiosk', { by: 'department,segment' })).rejects.toMatchObject({
    code: 'cut-not-kept',
  });
});

test('what filters by two dimensions is counted by itself, from the first answer on', async () => {
  await world.publish('csat-narrow', csatBody({ filter: 'channel == "web" && segment == ""' }), null);
  const february = { from: '2026-02-01', to: '2026-02-28' };
  const building = await world.ask('csat-narrow', february);
  expect(building.rows).toMatchObject([{ value: null, reason: 'building' }]);
  expect(building.building).toMatchObject([{ measure: 'crossed:channel,segment', folded: 0 }]);
  await world.core.fold();
  const { rows, building: done } = await world.ask('csat-narrow', { ...february, by: 'department' });
  expect(done).toBeUndefined();
  expect(rows.map(({ department, value, n }) => [department, value, n])).toEqual([
    ['enterprise', mean([5, 4, 4, 3, 5, 4, 1, 5, 5, 1, 3]), 11],
    ['sales', 4, 4],
    ['service', mean([5, 4, 1]), 3],
    ['logistics', mean([5, 5, 1, 3]), 4],
  ]);
  expect((await world.receipts.read(world.viewer, rows[0]?.receipt ?? '')).recount).toMatchObject({
    outcome: 'same',
    n: 11,
  });
  expect((await world.ask('csat-narrow', { ...february, by: 'department,channel' })).rows[0]).toMatchObject({
    channel: 'web',
    n: 11,
  });
  await expect(world.ask('csat-narrow', { by: 'department,region' })).rejects.toMatchObject({
    code: 'cut-not-kept',
  });
  await expect(
    world.course.define(world.office, { key: 'bad', body: formulaBody('csat_narrow * 2'), why: 'test' }),
  ).rejects.toMatchObject({ code: 'formula-part-crossed' });
});

test('a formula reads other indicators, as they are in force on its days', async () => {
  await world.publish('heart', formulaBody('0.5 * csat_percent + 10 * csat'), null);
  const { rows } = await world.ask('heart', { grain: 'month' });
  const percent = (await world.ask('csat-percent', { grain: 'month' })).rows.map(
    ({ value }) => value as number,
  );
  expect(rows.map(({ period, value, n }) => [period, value, n])).toEqual([
    ['2026-02-01/2026-02-28', 0.5 * (percent[0] as number) + 10 * 4, 4],
    ['2026-03-01/2026-03-09', null, 0],
    ['2026-03-10/2026-03-31', 0.5 * (percent[1] as number) + 10 * mean([1, 1, 3]), 3],
  ]);
  expect(rows[0]?.interval?.method).toBe('mover-bound');
  expect(rows[1]?.reason).toBe('part-missing');
  const receipt = await world.receipts.read(world.viewer, rows[0]?.receipt ?? '');
  expect(receipt.recount).toMatchObject({ outcome: 'same', value: rows[0]?.value });
  expect(receipt.parts).toEqual({ csat: 4, csat_percent: percent[0] });
});

test('a division by zero is no figure', async () => {
  await world.publish('ratio', formulaBody('nps / (csat - csat)'), null);
  expect((await world.ask('ratio', { version: 1, to: '2026-02-28' })).rows).toMatchObject([
    { value: null, interval: null },
  ]);
});

test('what protects few answers is not undone by an old version, a formula, the past or coverage', async () => {
  await world.publish('csat-shy', csatBody(), null);
  await world.publish('csat-shy', csatBody({ minimumN: 50 }), '2026-03-01');
  await world.publish('around-shy', formulaBody('csat_shy * 1'), null);
  const february = { from: '2026-02-01', to: '2026-02-28' };
  const hidden = [{ value: null, n: null, reason: 'below-minimum-n' }];
  expect((await world.ask('csat-shy', { ...february, version: 1 })).rows).toMatchObject(hidden);
  expect((await world.ask('around-shy', february)).rows).toMatchObject(hidden);
  const { positions } = await world.receipts.read(
    world.viewer,
    (await world.ask('nps', february)).rows[0]?.receipt ?? '',
  );
  await expect(world.ask('around-shy', { ...february, asOf: positions.join() })).rejects.toMatchObject({
    code: 'as-of-not-read',
  });
  const { departments } = await world.coverage.read(world.viewer, 'around-shy', february);
  expect(departments.map(({ measures }) => [measures[0]?.n, measures[0]?.firstDay])).toEqual(
    departments.map(() => [null, null]),
  );
});

test('a definition that can be read no more has no figures, and harms no other', async () => {
  await world.publish('of-the-past', formulaBody('nps + 1'), null);
  const { worker } = world.core.database;
  await worker.query(
    `update indicator_definition set body = jsonb_set(body, '{method,formula}', '"nps ++"') where indicator = 'of-the-past'`,
  );
  await worker.query('update indicator_library set revision = revision + 1');
  expect((await world.ask('of-the-past')).rows).toMatchObject([
    { value: null, reason: 'definition-unreadable' },
  ]);
  expect((await world.ask('nps')).rows).toHaveLength(1);
});
