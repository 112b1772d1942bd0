import { describe, expect, test } from 'vitest';
import { mismatches } from '../src/vectors/compare.ts';
import { vectorOps } from '../src/vectors/index.ts';
import { runCases } from '../src/vectors/run-cases.ts';
import { withTable } from '../src/vectors/table.ts';
import { readVectorFile } from '../src/vectors/vector-file.ts';

const tight = { abs: 1e-9, rel: 1e-9 };

describe('comparing a result with what was expected', () => {
  test.each([
    ['equal within the tolerance', { a: 1 + 1e-10 }, { a: 1 }, true],
    ['off by more', { a: 1.001 }, { a: 1 }, false],
    ['NaN', { a: Number.NaN }, { a: 1 }, false],
    ['null for a number', { a: null }, { a: 0 }, false],
    ['a number for null', { a: 0 }, { a: null }, false],
    ['nothing for null', {}, { a: null }, false],
    ['more than expected', { a: null, b: 1 }, { a: null }, true],
    ['another order', { a: [2, 1] }, { a: [1, 2] }, false],
    ['another length', { a: [1, 2] }, { a: [1] }, false],
    ['another truth', { a: true }, { a: false }, false],
  ])('%s', (_, got, want, passes) => {
    expect(mismatches(got, want, tight).length === 0).toBe(passes);
  });

  test('the bounds of a quantile stream hold for its quantiles only', () => {
    const stream = { ...tight, hdrRelative: 0.001, exactSumMinMax: true };
    expect(mismatches({ quantiles: { '0.5': 1000.9 } }, { quantiles: { '0.5': 1000 } }, stream)).toEqual([]);
    expect(mismatches({ quantiles: { '0.5': 1001.1 } }, { quantiles: { '0.5': 1000 } }, stream)).toHaveLength(
      1,
    );
    expect(mismatches({ sum: 1e12 + 1 }, { sum: 1e12 }, stream)).toHaveLength(1);
  });
});

const run = (op: string, input: object, expected: object) =>
  runCases(casesOf({ cases: [{ id: 'x', op, input, expect: expected }] }), vectorOps);

describe('records with an id', () => {
  const got = { customers: [1, 2, 3].map((id) => ({ id, x: 10 * id })) };
  test.each([
    [
      'a few of them are enough',
      [
        { id: 1, x: 10 },
        { id: 3, x: 30 },
      ],
      true,
    ],
    ['but must be right', [{ id: 3, x: 31 }], false],
    ['and there', [{ id: 4, x: 40 }], false],
    ['and in order', [{ id: 3 }, { id: 1 }], false],
    ['none wanted is none', [], false],
  ])('%s', (_, customers, passes) => {
    expect(mismatches(got, { customers }, tight).length === 0).toBe(passes);
  });
});

describe('a table beside the file', () => {
  const orders = 'id,date,amount\n7,2026-01-05,0.10\n7,2026-02-01,0.20\n9,2026-02-03,3\n';
  const cases = (input: object) =>
    casesOf({ cases: [{ id: 'x', op: 'rfm', input: { as_of: '2026-03-01', ...input }, expect: {} }] });
  const rfm = (input: object) => cases(input).map((vector) => withTable(vector, () => orders));

  test('is read into rows; amounts are not rounded', () => {
    const [vector] = rfm({ csv: 'orders.csv', ids: 'the 1 lowest ids' });
    expect(vectorOps['rfm']?.(vector?.input ?? {})).toEqual({
      customers: [{ id: 7, recency_days: 28, frequency: 2, monetary: 0.3, r: 5, f: 1, m: 1 }],
    });
  });
  test('may be in the case itself', () => {
    const [vector] = cases({ rows: [{ id: 'a', date: '2026-02-01', amount: 1.25 }] });
    expect(vector && withTable(vector, () => orders)).toBe(vector);
    expect(vectorOps['rfm']?.(vector?.input ?? {})).toMatchObject({
      customers: [{ id: 'a', monetary: 1.25 }],
    });
  });
  test.each(['../orders.csv', '/etc/orders.csv', 'orders.txt', 5])('never comes from %s', (csv) => {
    expect(() => rfm({ csv })).toThrow(expect.objectContaining({ code: 'input-malformed' }));
  });
  test.each(['id,date\n1\n', 'id,date\n"1",2\n'])('must be plain: %j', (text) => {
    const [vector] = cases({ csv: 'orders.csv' });
    expect(() => vector && withTable(vector, () => text)).toThrow(
      expect.objectContaining({ code: 'input-malformed' }),
    );
  });
});

describe('running cases', () => {
  test('names what it does not know, also what every object has', () => {
    expect(run('toString', {}, {}).unknown).toEqual(['toString']);
  });

  test('a rejection must be a coded error', () => {
    expect(run('retention', { start: 1, end: 5, new: 0 }, { error: 'inconsistent' }).passed).toBe(1);
    expect(run('retention', { start: 5, end: 5, new: 0 }, { error: 'inconsistent' }).failed).toHaveLength(1);
    expect(run('retention', { start: 1, end: 5, new: 0 }, { retention: 5 }).failed).toHaveLength(1);
    const crashing = { crash: () => JSON.parse('{') as Record<string, unknown> };
    const cases = casesOf({ cases: [{ id: 'x', op: 'crash', input: {}, expect: { error: 'any' } }] });
    expect(runCases(cases, crashing).failed).toHaveLength(1);
  });

  test.each([
    ['nps', { counts: [1, 2] }],
    ['nps', { counts: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1] }],
    ['nps', { counts: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], confidence: 1 }],
    ['nps', {}],
    ['nps_compare', { a: { promoters: 1, passives: 0, detractors: 0 } }],
    ['nps_merge', { parts: [1] }],
    ['nps_weighted', { responses: [1, 2], weights: [1] }],
    ['nps_weighted', { responses: [1, 2], weights: [1, -1] }],
    ['top_box', { responses: [1], min: 5, max: 1, top: 2 }],
    ['top_box', { responses: [1], min: 1, max: 5, top: 0 }],
    ['csi', { rows: [[1, 2], [1]], min: 1, max: 5 }],
    ['csi', { rows: [[1, 2]], min: 1, max: 5, weights: [0, 0] }],
    ['acsi', { rows: [[1, 2]], weights: [1] }],
    [
      'cli_mixed',
      {
        items: [
          { min: 1, max: 5, responses: [1] },
          { min: 1, max: 5, responses: [] },
        ],
      },
    ],
    ['proportion', { k: 3, n: 2 }],
    ['proportion', { k: 1, n: 0 }],
    ['proportion', { k: 0.5, n: 2 }],
    ['proportion_compare', { k1: 1, n1: 2, k2: 3, n2: 2 }],
    ['poisson_rate', { count: -1, exposure: 1 }],
    ['poisson_rate', { count: 1, exposure: -1 }],
    ['benjamini_hochberg', { p: [1.2], q: 0.05 }],
    ['n_proportion', { p: 0.5, moe: 0 }],
    ['n_nps', { promoter_share: 0.7, detractor_share: 0.6, moe_points: 5 }],
    ['n_two_proportions', { p1: 0.5, p2: 0.5, alpha: 0.05, power: 0.8 }],
    [
      'business_duration',
      { start: '2026-01-01T00:00:00', end: '2026-01-01T00:00:00Z', calendar: { tz: 'UTC', hours: {} } },
    ],
    [
      'business_duration',
      {
        start: '2026-01-01T00:00:00Z',
        end: '2026-01-02T00:00:00Z',
        calendar: { tz: 'Mars/North', hours: {} },
      },
    ],
    ['kaplan_meier', { durations: [-1], observed: [1] }],
    ['kaplan_meier', { durations: [1, 2], observed: [1] }],
    ['kaplan_meier', { durations: [1], observed: [2] }],
    ['logrank', { groups: [{ durations: [1], observed: [] }] }],
    ['logistic_fit', { X: [[1], [2, 3]], y: [0, 1] }],
    ['logistic_fit', { predictors: ['a', 'b', 'c'], X: [[1], [2]], y: [0, 1] }],
    ['classifier_metrics', { y: [1], p: [1.5] }],
    ['clv_discounted', { margin: 1, retention: 1.5, discount: 0.1, periods: 3 }],
    ['orders_summary', { orders: [], start: '2026-04-01', end: '2026-03-01' }],
    ['rfm', { csv: 'gone.csv', as_of: '2026-01-01' }],
    ['cohort_retention', { rows: [{ id: 1, date: '2026-02-30' }], period: 'month' }],
    ['bgnbd_fit', { rows: [{ x: 1, tx: 9, T: 5 }] }],
    ['bgnbd_expected', { params: { r: 0, alpha: 1, a: 1, b: 1 }, t: 1 }],
    ['quantile_stream', { generator: 'other', seed: 1, n: 1, scale: 1, merge_chunks: 1 }],
    ['xmr', { values: [1, null] }],
    ['p_chart', { defects: [1], sizes: [1, 2] }],
    ['p_chart', { defects: [3], sizes: [2] }],
    ['on_time', { orders: [], as_of: '2026-02-30' }],
    [
      'on_time',
      { orders: [{ promised: '2026-01-01', delivered: null, cancelled: 'no' }], as_of: '2026-02-01' },
    ],
    ['funnel', { steps: [], events: [], window: 1 }],
    ['funnel', { steps: ['a'], events: [{ user: 'u', event: 'a', t: 'now' }], window: 1 }],
    ['funnel', { steps: ['a'], events: [], window: -1 }],
    ['engagement', { events: [], weights: { order: -1 }, half_life_days: 30, scale: 20, now: 0 }],
    ['engagement', { events: [], weights: {}, half_life_days: 0, scale: 20, now: 0 }],
    ['simpson', { strata: [{ stratum: 'x', a: { k: 3, n: 2 }, b: { k: 1, n: 2 } }] }],
    ['composite', { parts: [], missing: 'null' }],
    ['composite', { parts: [compositePart({ weight: 0 })], missing: 'null' }],
    [
      'composite',
      { parts: [compositePart({ weight: -1 }), compositePart({ id: 'b', weight: 2 })], missing: 'null' },
    ],
    ['composite', { parts: [compositePart({ lo: 1 })], missing: 'null' }],
    ['composite', { parts: [compositePart({ norm: 'rank' })], missing: 'null' }],
    ['composite', { parts: [compositePart({})], missing: 'guess' }],
  ])('%s rejects %j', (op, input) => {
    expect(run(op, input, { error: 'any' })).toMatchObject({ passed: 1, failed: [] });
  });

  test('null, not 0 or NaN, where nothing can be computed', () => {
    expect(run('csi', { rows: [], min: 1, max: 5 }, { n: 0, csi: null, csi_0_100: null }).failed).toEqual([]);
    expect(run('cli', { rows: [], min: 1, max: 5 }, { cli: null, cli_0_100: null }).failed).toEqual([]);
    expect(run('cli_mixed', { items: [] }, { per_customer: [], cli_0_100: null }).failed).toEqual([]);
    expect(
      run('nps_weighted', { responses: [], weights: [] }, { nps: null, se_linearized: null }).failed,
    ).toEqual([]);
    expect(
      run('proportion_compare', { k1: 0, n1: 0, k2: 1, n2: 2 }, { diff: null, ci_newcombe: null }).failed,
    ).toEqual([]);
    expect(
      run('proportion_compare', { k1: 2, n1: 2, k2: 2, n2: 2 }, { diff: 0, z_pooled: null }).failed,
    ).toEqual([]);
    expect(run('xmr', { values: [] }, { center: null, mr_bar: null, lower: null, run8: [] }).failed).toEqual(
      [],
    );
    expect(run('p_chart', { defects: [], sizes: [] }, { p_bar: null, lower: [] }).failed).toEqual([]);
    expect(run('p_chart', { defects: [0], sizes: [0] }, { p_bar: null, lower: [null] }).failed).toEqual([]);
    expect(
      run('funnel', { steps: ['a', 'b'], events: [], window: 1 }, { counts: [0, 0], overall: null }).failed,
    ).toEqual([]);
    expect(
      run('simpson', { strata: [] }, { rate_a: null, standardized_diff: null, reversal: false }).failed,
    ).toEqual([]);
    const empty = { generator: 'lcg3', seed: 1, n: 0, scale: 1, merge_chunks: 3 };
    expect(run('quantile_stream', empty, { n: 0, min: null, quantiles: { '0.5': null } }).failed).toEqual([]);
  });
});

function compositePart(changed: object): object {
  return { id: 'a', value: 1, weight: 1, norm: 'minmax', direction: 'up', lo: 0, hi: 1, ...changed };
}

describe('reading a vector file', () => {
  test.each([
    ['not JSON', '{', 'malformed'],
    ['a list', '[]', 'other-schema'],
    ['null', 'null', 'other-schema'],
    ['another schema', '{"schema":"cx-vectors/2","cases":[]}', 'other-schema'],
    ['without cases', '{"schema":"cx-vectors/1"}', 'malformed'],
    ['a case without op', '{"schema":"cx-vectors/1","cases":[{"input":{},"expect":{}}]}', 'malformed'],
    ['a case without input', '{"schema":"cx-vectors/1","cases":[{"op":"nps","expect":{}}]}', 'malformed'],
    ['good', '{"schema":"cx-vectors/1","cases":[{"op":"nps","input":{},"expect":{}}]}', 'cases'],
  ])('%s', (_, text, kind) => {
    expect(readVectorFile(text).kind).toBe(kind);
  });

  test("a case's own tolerance overrides the file's", () => {
    const [first] = casesOf({
      tolerance: { abs: 1, rel: 2 },
      cases: [{ op: 'nps', input: {}, expect: {}, tol: { abs: 3 } }],
    });
    expect(first?.tolerance).toMatchObject({ abs: 3, rel: 2 });
  });
});

function casesOf(content: object) {
  const file = readVectorFile(JSON.stringify({ schema: 'cx-vectors/1', ...content }));
  if (file.kind !== 'cases') throw new Error(file.kind);
  return file.cases;
}
