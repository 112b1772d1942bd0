import type { IndicatorSetBody } from '@attune/contracts';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { from1to5, setBody, setIndex, setItem } from '../../../test/support/set-bodies.ts';
import { startSetWorld } from '../../../test/support/set-world.ts';

let world: Awaited<ReturnType<typeof startSetWorld>>;

beforeAll(async () => {
  world = await startSetWorld(inject('postgres'));
});
afterAll(() => world?.close());

const refusal = (doing: Promise<unknown>) =>
  doing.then(
    () => 'was taken',
    ({ code, field }: { code: string; field?: string }) => [code, field],
  );

test('what is no set is refused by its field', async () => {
  const at = 'body.groups.0.items.0';
  const scored = setItem('csat', { score: from1to5 });
  const cases: [IndicatorSetBody, string, string][] = [
    [setBody([]), 'set-empty', 'body.groups'],
    [setBody([setItem('unheard-of')]), 'set-indicator-unknown', `${at}.indicator`],
    [setBody([setItem('nps'), setItem('nps')]), 'set-indicator-twice', 'body.groups.0.items.1.indicator'],
    [setBody([setItem('csi')]), 'set-variant-missing', `${at}.variant`],
    [
      setBody([setItem('nps', { variant: { kind: 'currency', currency: 'CNY' } })]),
      'set-variant-needless',
      `${at}.variant`,
    ],
    [
      setBody([setItem('csi', { variant: { kind: 'currency', currency: 'CNY' } })]),
      'set-variant-differs',
      `${at}.variant`,
    ],
    [
      setBody([setItem('csi', { variant: { kind: 'measure', measure: 'none' } })]),
      'set-variant-unknown',
      `${at}.variant`,
    ],
    [setBody([setItem('nps', { weight: -1 })]), 'set-weight-invalid', `${at}.weight`],
    [
      setBody([setItem('nps', { weight: 0 }), setItem('csat', { weight: 0 })]),
      'set-weights-zero',
      'body.groups',
    ],
    [
      setBody([{ ...scored, weight: 0 }, setItem('nps')], { index: setIndex }),
      'set-weights-zero',
      'body.groups',
    ],
    [
      setBody([setItem('nps', { rollUp: { policy: 'population', weights: { moon: 1 } } })]),
      'set-department-unknown',
      `${at}.rollUp.weights.moon`,
    ],
    [
      setBody([setItem('nps', { rollUp: { policy: 'population', weights: { sales: -2 } } })]),
      'set-weight-invalid',
      `${at}.rollUp.weights.sales`,
    ],
    [
      setBody([setItem('nps', { rollUp: { policy: 'population', weights: { sales: 0 } } })]),
      'set-weights-zero',
      `${at}.rollUp.weights`,
    ],
    [setBody([setItem('nps', { target: 101 })]), 'target-out-of-range', `${at}.target`],
    [
      setBody([setItem('nps', { thresholds: { good: 0, watch: 1 } })]),
      'thresholds-reversed',
      `${at}.thresholds`,
    ],
    [
      setBody([setItem('nps', { score: { kind: 'min-max', low: 1, high: 1 } })]),
      'set-score-invalid',
      `${at}.score`,
    ],
    [setBody([setItem('nps', { score: { kind: 'target' } })]), 'set-score-without-target', `${at}.score`],
    [setBody([setItem('responses', { score: from1to5 })]), 'set-score-neutral', `${at}.score`],
    [setBody([setItem('nps')], { index: setIndex }), 'set-index-without-score', 'body.index'],
    [
      setBody([scored], { index: { ...setIndex, minimumCoverage: 1.5 } }),
      'set-coverage-invalid',
      'body.index.minimumCoverage',
    ],
    [
      setBody([], { groups: [...setBody([setItem('nps')]).groups, ...setBody([setItem('csat')]).groups] }),
      'set-group-twice',
      'body.groups.1.key',
    ],
  ];
  for (const [drafted, code, field] of cases)
    expect(
      await refusal(world.course.define(world.office, { key: 'bad', body: drafted, why: 'test' })),
    ).toEqual([code, field]);
});

test('sets go the way of indicators: reviewed, by somebody else, from a day of its own, never deleted while in use', async () => {
  const of = { key: 'course', version: 1 };
  await world.course.define(world.office, { key: 'course', body: setBody([setItem('nps')]), why: 'new' });
  expect(
    await refusal(
      world.course.define(world.office, { key: 'course', body: setBody([setItem('nps')]), why: 'new' }),
    ),
  ).toEqual(['set-exists', 'key']);
  const step = (revision: number) => ({ revision, why: 'test' });
  expect(await refusal(world.course.publish(world.office, of, { ...step(1), from: null }))).toEqual([
    'definition-not-in-review',
    undefined,
  ]);
  await world.course.submit(world.office, of, step(1));
  world.publishers.push('a colleague');
  expect(await refusal(world.course.publish(world.office, of, { ...step(2), from: null }))).toEqual([
    'definition-own-review',
    undefined,
  ]);
  world.publishers.pop();
  await world.course.publish(world.office, of, { ...step(2), from: '2026-01-01' });
  expect(await refusal(world.course.discard(world.office, of, 3))).toEqual(['definition-in-use', undefined]);
  const version = await world.course.nextVersion(world.office, 'course', {
    body: setBody([setItem('csat')]),
    why: 'new',
  });
  await world.course.submit(world.office, { key: 'course', version }, step(1));
  expect(
    await refusal(
      world.course.publish(world.office, { key: 'course', version }, { ...step(2), from: '2026-01-01' }),
    ),
  ).toEqual(['effective-dates-overlap', 'from']);
  await world.course.sendBack(world.office, { key: 'course', version }, step(2));
  await world.course.discard(world.office, { key: 'course', version }, 3);
  expect(await refusal(world.course.publish(world.salesAdmin, of, { ...step(3), from: null }))).toEqual([
    'definition-forbidden',
    undefined,
  ]);
  await world.course.retire(world.office, 'course', { to: '2026-04-14', why: 'old' });
  expect((await world.ask('course', { from: '2026-04-15', to: '2026-04-15' })).rows).toEqual([]);
});

test('a department adopts a set, sets its own targets where it may, proposes changes of the core, and leaves', async () => {
  const items = [setItem('nps', { target: 30, locked: true }), setItem('csat', { target: 4 })];
  await world.publish('adopted', setBody(items), null);
  const local = { targets: [{ indicator: 'csat', variant: null, target: 4.5, thresholds: null }], items: [] };
  const adopt = (change: object, who = world.salesAdmin) =>
    world.adopting.adopt(who, 'adopted', { department: 'sales', why: 'ours', ...local, ...change });
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
  expect(await refusal(adopt({}, world.salesAnalyst))).toEqual(['set-department-forbidden', 'department']);
  await adopt({ items: extra('responses') });
  expect(await refusal(adopt({}))).toEqual(['set-adopted', 'department']);

  const rows = (await world.ask('adopted')).rows;
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

  const { departments } = await world.board.read(world.office, 'adopted', {
    from: '2026-02-01',
    to: '2026-03-31',
  });
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

  const proposed = setBody([...items, setItem('responses')]);
  expect(
    await refusal(
      world.proposals.run(world.salesAnalyst, 'adopted', {
        department: 'service',
        body: proposed,
        why: 'ours',
      }),
    ),
  ).toEqual(['set-department-forbidden', 'department']);
  const version = await world.proposals.run(world.salesAnalyst, 'adopted', {
    department: 'sales',
    body: proposed,
    why: 'ours',
  });
  const { versions } = await world.shown.one(world.office, 'adopted');
  expect(versions[0]).toMatchObject({ version, status: 'in-review', proposedBy: 'sales' });
  expect(
    (await world.shown.diff(world.office, { key: 'adopted', version })).changes.map(({ path }) => path),
  ).toEqual(['groups.all.items.responses']);
  await world.course.publish(
    world.office,
    { key: 'adopted', version },
    { revision: 2, from: '2026-04-01', why: 'good idea' },
  );
  // What the set has by now is no item of the department any more.
  const april = await world.ask('adopted', { from: '2026-04-01', to: '2026-04-30', department: 'sales' });
  expect(april.rows[0]?.figures.map(({ indicator, local: own }) => [indicator, own])).toEqual([
    ['nps', false],
    ['csat', false],
    ['responses', false],
  ]);
  const leave = (revision: number) =>
    world.adopting.leave(
      world.salesAdmin,
      { set: 'adopted', department: 'sales' },
      { revision, why: 'moved' },
    );
  expect(await refusal(leave(7))).toEqual(['definition-changed', 'revision']);
  await leave(1);
  expect(await refusal(leave(1))).toEqual(['set-not-adopted', 'department']);
  expect(await world.shown.adoptions(world.office, 'adopted')).toEqual([]);
});

test('a set that departments adopted ends once whoever ends it knows them', async () => {
  await world.publish('ending', setBody([setItem('nps')]), null);
  await world.adopting.adopt(world.salesAdmin, 'ending', {
    department: 'sales',
    why: 'ours',
    targets: [],
    items: [],
  });
  const end = (adopters: number) =>
    world.ending.run(world.office, 'ending', { to: '2026-12-31', why: 'old', adopters });
  await expect(end(0)).rejects.toMatchObject({ code: 'set-in-use', field: 'adopters', subject: 'sales' });
  expect(await refusal(end(2))).toEqual(['set-in-use', 'adopters']);
  expect((await world.shown.one(world.office, 'ending')).adoptedBy).toEqual(['sales']);
  await end(1);
  const entry = (await world.shown.all(world.office)).find(({ key }) => key === 'ending');
  expect(entry?.inForce).toEqual({ version: 1, from: null, to: '2026-12-31' });
});

test('an indicator that a set reads stays, and both sides know of each other', async () => {
  await world.publishAnonymous();
  await world.publish('anonymous', setBody([setItem('csat-anonymous')]), null);
  await world.publish('reader', setBody([setItem('csat-anonymous')]), null);
  expect(
    await refusal(
      world.indicators.course.retire(world.office, 'csat-anonymous', { to: '2026-12-31', why: 'old' }),
    ),
  ).toEqual(['definition-read-by-others', undefined]);
  // Nor is a plugin removed of which a set reads an indicator by itself.
  expect(await world.indicators.pluginUses.of(['csat-anonymous', 'csi'])).toEqual([
    'version 1 of the set anonymous',
    'version 1 of the set reader',
  ]);
  const entry = (await world.indicators.shown.all({ drafts: true })).find(
    ({ key }) => key === 'csat-anonymous',
  );
  expect(entry?.usedBy.map(({ id }) => id)).toEqual(['set:anonymous', 'set:reader']);
  const { nodes, edges } = await world.indicators.lineage.ofIndicator(world.office, 'csat-anonymous');
  expect(nodes.find(({ id }) => id === 'set:reader')).toMatchObject({ kind: 'set', version: 1 });
  expect(edges).toContainEqual({ from: 'indicator:csat-anonymous', to: 'set:reader' });
  for (const key of ['anonymous', 'reader'])
    await world.course.retire(world.office, key, { to: '2026-05-31', why: 'old' });
  await world.indicators.course.retire(world.office, 'csat-anonymous', { to: '2026-12-31', why: 'old' });
});
