import { valuesQuery } from '@attune/contracts';
import { rolledUp } from '@attune/metrics';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { from1to5, setBody, setIndex, setItem } from '../../../test/support/set-bodies.ts';
import { setAnswers, startSetWorld } from '../../../test/support/set-world.ts';

let world: Awaited<ReturnType<typeof startSetWorld>>;

beforeAll(async () => {
  world = await startSetWorld(inject('postgres'));
});
afterAll(() => world?.close());

const satisfaction = (department: string) => (setAnswers[department] ?? []).map(([, point]) => point);
const mean = (points: readonly number[]) => points.reduce((sum, point) => sum + point, 0) / points.length;

test('one policy pools answers, one counts departments alike, one counts the customers somebody declared', async () => {
  const weights = { sales: 1, service: 3 };
  await world.publish('volume', setBody([setItem('csat')]), null);
  await world.publish('equal', setBody([setItem('csat', { rollUp: { policy: 'equal' } })]), null);
  await world.publish(
    'population',
    setBody([setItem('csat', { rollUp: { policy: 'population', weights } })]),
    null,
  );
  const means = ['sales', 'service', 'logistics'].map((key) => mean(satisfaction(key)));
  const [sales = 0, service = 0, logistics = 0] = means;
  const top = async (key: string) => (await world.ask(key)).rows[0]?.figures[0];
  expect(await top('volume')).toMatchObject({
    value: mean(Object.keys(setAnswers).flatMap(satisfaction)),
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
  const { rows } = await world.indicators.values.read(
    world.office,
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
  await world.publishAnonymous();
  const anonymous = setItem('csat-anonymous', { rollUp: { policy: 'equal' }, score: from1to5 });
  await world.publish('anonymous', setBody([anonymous, setItem('nps')], { index: setIndex }), null);
  const { rows, ranks } = await world.ask('anonymous');
  const figures = new Map(rows.map(({ department, figures: [figure] }) => [department, figure]));
  expect(figures.get('logistics')).toMatchObject({ value: null, n: null, reason: 'below-minimum-n' });
  // The next smallest is hidden as well, or the hidden one could be worked out from the pooled figure.
  expect(figures.get('service')).toMatchObject({ value: null, n: null, reason: 'protects-others' });
  expect(figures.get('enterprise')).toMatchObject({
    value: mean(satisfaction('sales')),
    n: setAnswers['sales']?.length,
    coverage: 1 / 3,
    target: { value: 4.5, source: 'indicator' },
  });
  expect(rows.find(({ department }) => department === 'service')?.index).toMatchObject({
    value: null,
    n: null,
    reason: 'empty',
  });
  const places = ranks.find(({ indicator }) => indicator === 'csat-anonymous')?.places;
  expect(places?.map(({ department, range }) => [department, range])).toEqual([
    ['sales', { best: 1, worst: 1 }],
    ['service', null],
    ['logistics', null],
  ]);
});

test('an index with its interval, scores by hand; standing by the whole interval', async () => {
  const scored = setBody(
    [
      setItem('csat', { weight: 3, score: from1to5, thresholds: { good: 1.5, watch: 1.2 } }),
      setItem('nps', {
        score: { kind: 'min-max', low: -100, high: 100 },
        target: 40,
        thresholds: { good: 50, watch: 0 },
      }),
      setItem('responses'),
    ],
    { index: setIndex },
  );
  await world.publish('scored', scored, null);
  const { rows } = await world.ask('scored');
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
  await world.publish('versions', setBody([setItem('csat')]), null);
  await world.publish('versions', setBody([setItem('csat', { target: 4 }), setItem('nps')]), '2026-04-01');
  const { rows, versions } = await world.ask('versions', {
    to: '2026-04-30',
    grain: 'quarter',
    by: undefined,
  });
  expect(rows.map(({ period, version, figures }) => [period, version, figures.length])).toEqual([
    ['2026-02-01/2026-03-31', 1, 1],
    ['2026-04-01/2026-04-30', 2, 2],
  ]);
  expect(versions.map(({ version, from, to }) => [version, from, to])).toEqual([
    [1, null, '2026-03-31'],
    [2, '2026-04-01', null],
  ]);
  expect((await world.ask('versions', { to: '2026-04-30', by: undefined, version: 2 })).rows).toMatchObject([
    { period: '2026-02-01/2026-04-30', version: 2 },
  ]);
  const { changes } = await world.shown.diff(world.office, { key: 'versions', version: 2 });
  expect(changes).toEqual([
    { path: 'groups.all.items.csat.target', before: null, after: 4 },
    { path: 'groups.all.items.nps', after: setItem('nps') },
  ]);
});
