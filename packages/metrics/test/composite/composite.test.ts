import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CompositeDefinition, CompositePart } from '../../src/index.ts';
import { compositeChange, compositeScore, readComposite, welchChange } from '../../src/index.ts';

const percent = { kind: 'min-max', low: 0, high: 100 } as const;
const part = (id: string, weight: number, more: Partial<CompositePart> = {}): CompositePart => ({
  id,
  weight,
  normalisation: percent,
  polarity: 'higher-is-better',
  ...more,
});
const index = (parts: CompositePart[], more: Partial<CompositeDefinition> = {}): CompositeDefinition => ({
  version: 1,
  parts,
  missing: 'null',
  aggregation: 'arithmetic',
  ...more,
});

describe('the score of a part', () => {
  const scoreOf = (value: number, more: Partial<CompositePart>) =>
    compositeScore(index([part('a', 1, more)]), { a: value }).value;
  test.each<[string, Partial<CompositePart>, number, number]>([
    ['NPS on its own range', { normalisation: { kind: 'min-max', low: -100, high: 100 } }, 35, 67.5],
    ['clipped below', {}, -20, 0],
    ['clipped above', {}, 120, 100],
    [
      'waiting, less is better',
      { normalisation: { kind: 'min-max', low: 0, high: 7200 }, polarity: 'lower-is-better' },
      1800,
      75,
    ],
    ['z', { normalisation: { kind: 'z', mean: 3, deviation: 0.5 } }, 3.2, 54],
    [
      'z, less is better',
      { normalisation: { kind: 'z', mean: 3, deviation: 0.5 }, polarity: 'lower-is-better' },
      3.2,
      46,
    ],
    ['share of a target', { normalisation: { kind: 'target', target: 0.8 } }, 0.6, 75],
    ['a target passed', { normalisation: { kind: 'target', target: 0.8 } }, 0.9, 100],
    [
      'a target not to be passed',
      { normalisation: { kind: 'target', target: 900 }, polarity: 'lower-is-better' },
      1800,
      50,
    ],
    [
      'nothing at all is below it',
      { normalisation: { kind: 'target', target: 900 }, polarity: 'lower-is-better' },
      0,
      100,
    ],
    [
      'nor is less than nothing',
      { normalisation: { kind: 'target', target: 900 }, polarity: 'lower-is-better' },
      -5,
      100,
    ],
  ])('%s', (_, more, value, score) => {
    expect(scoreOf(value, more)).toBeCloseTo(score, 12);
  });
});

describe('missing parts', () => {
  const parts = [part('a', 0.4), part('b', 0.3), part('c', 0.3)];
  const renormalise = (minimumCoverage: number) => index(parts, { missing: { minimumCoverage } });
  test('any of them leaves no index', () => {
    expect(compositeScore(index(parts), { a: 50, b: 50, c: null })).toEqual({
      value: null,
      version: 1,
      scores: { a: 50, b: 50, c: null },
      coverage: 0.7,
      reason: 'part-missing',
    });
  });
  test('or the others count for them, if they weigh enough', () => {
    expect(compositeScore(renormalise(0.6), { b: 20, c: 40 })).toMatchObject({ value: 30, coverage: 0.6 });
    expect(compositeScore(renormalise(0.61), { b: 20, c: 40 })).toMatchObject({
      value: null,
      reason: 'below-minimum-coverage',
    });
  });
  test('nothing there is nothing, whatever is asked', () => {
    expect(compositeScore(renormalise(0), {})).toMatchObject({ value: null, coverage: 0, reason: 'empty' });
    expect(
      compositeScore(index([part('a', 1), part('b', 0)], { missing: { minimumCoverage: 0 } }), { b: 5 }),
    ).toMatchObject({ value: null, reason: 'empty' });
  });
});

describe('geometric', () => {
  test('one part at 0 makes the index 0, and it never exceeds the arithmetic one', () => {
    const parts = [part('a', 3), part('b', 1)];
    const geometric = index(parts, { aggregation: 'geometric' });
    expect(compositeScore(geometric, { a: 0, b: 100 }).value).toBe(0);
    fc.assert(
      fc.property(fc.nat(100), fc.nat(100), (a, b) => {
        const value = compositeScore(geometric, { a, b }).value ?? Number.NaN;
        const arithmetic = compositeScore(index(parts), { a, b }).value ?? Number.NaN;
        expect(value).toBeLessThanOrEqual(arithmetic + 1e-9);
        expect(value).toBeGreaterThanOrEqual(Math.min(a, b) - 1e-9);
      }),
    );
  });
});

test('an index lies between its parts, and only the ratios of the weights matter', () => {
  const weight = fc.integer({ min: 1, max: 50 });
  const value = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(fc.array(fc.tuple(weight, value), { minLength: 1, maxLength: 8 }), weight, (list, factor) => {
      const values = Object.fromEntries(list.map(([, v], i) => [`p${i}`, v]));
      const read = (by: number) =>
        compositeScore(index(list.map(([w], i) => part(`p${i}`, w * by))), values).value ?? Number.NaN;
      const all = list.map(([, v]) => v);
      expect(read(1)).toBeGreaterThanOrEqual(Math.min(...all) - 1e-9);
      expect(read(1)).toBeLessThanOrEqual(Math.max(...all) + 1e-9);
      expect(read(factor)).toBeCloseTo(read(1), 9);
    }),
  );
});

describe('the interval', () => {
  // Ten answers to two questions: 5 4 3 5 2 4 4 1 5 3 on 1..5, and 1 2 4 2 6 3 2 7 1 4 on 1..7, where 1 is best.
  const parts = [
    part('ease', 0.6, { normalisation: { kind: 'min-max', low: 1, high: 5 } }),
    part('trouble', 0.4, {
      normalisation: { kind: 'min-max', low: 1, high: 7 },
      polarity: 'lower-is-better',
    }),
  ];
  const reading = (value: number | null, n: number) => ({ value, n, excluded: {} });
  const readings = { ease: reading(3.6, 10), trouble: reading(3.2, 10) };
  const moments = {
    n: 10,
    means: [3.6, 3.2],
    covariances: [
      [1.8222222222222222, -2.6888888888888887],
      [-2.6888888888888887, 4.177777777777778],
    ],
  };

  test("from joint moments is Student's of each respondent's own index", () => {
    const { value, interval, n } = readComposite(index(parts), readings, {
      uncertainty: { kind: 'joint', moments },
    });
    expect({ value, n }).toEqual({ value: expect.closeTo(64.333333333, 9), n: 10 });
    expect(interval).toMatchObject({ level: 0.95, method: 'delta' });
    expect(interval?.low).toBeCloseTo(40.249519670795834, 9);
    expect(interval?.high).toBeCloseTo(88.41714699587085, 9);
  });

  test('of independent parts follows the slopes, also of a geometric index and of a target', () => {
    const scores = [part('a', 0.7), part('b', 0.3)];
    const geometric = index(scores, { aggregation: 'geometric' });
    const uncertainty = { kind: 'independent', standardErrors: { a: 2, b: 3 } } as const;
    const { interval } = readComposite(
      geometric,
      { a: reading(80, 40), b: reading(45, 30) },
      { uncertainty },
    );
    expect(interval?.low).toBeCloseTo(63.810968397476834, 5);
    expect(interval?.high).toBeCloseTo(70.82364905606707, 5);
    const target = part('a', 1, {
      normalisation: { kind: 'target', target: 15 },
      polarity: 'lower-is-better',
    });
    const one = readComposite(
      index([target]),
      { a: reading(20, 9) },
      { uncertainty: { kind: 'independent', standardErrors: { a: 1 } } },
    );
    expect(one.interval?.low).toBeCloseTo(67.65013505797479, 9);
  });

  test('where parts may share respondents is the sum of how far each reaches, and no correlation makes it wider', () => {
    const at = (low: number, high: number) => ({ low, high, level: 0.95, method: 'wilson' });
    const reading = (value: number) => ({ value, n: 40, excluded: {} });
    const definition = index([part('a', 3), part('b', 1, { polarity: 'lower-is-better' })]);
    const { value, interval } = readComposite(
      definition,
      { a: reading(60), b: reading(30) },
      { uncertainty: { kind: 'unknown', intervals: { a: at(56, 62), b: at(22, 40) } } },
    );
    // 0.75 × 60 + 0.25 × (100 - 30); b counts upside down: what it reaches above is below.
    expect(value).toBeCloseTo(62.5, 12);
    expect(interval).toMatchObject({ level: 0.95, method: 'mover-bound' });
    expect(interval?.low).toBeCloseTo(62.5 - (0.75 * 4 + 0.25 * 10), 12);
    expect(interval?.high).toBeCloseTo(62.5 + (0.75 * 2 + 0.25 * 8), 12);
    const lone = readComposite(
      definition,
      { a: reading(60), b: reading(30) },
      { uncertainty: { kind: 'unknown', intervals: { a: at(56, 62) } } },
    );
    expect(lone).toMatchObject({ interval: null, intervalReason: 'interval-not-defined' });
  });
  test('is not defined where nothing is known of how the parts go together', () => {
    const without = { interval: null, intervalReason: 'interval-not-defined' };
    const standardErrors = { ease: 0.1 };
    expect(readComposite(index(parts), readings)).toMatchObject({ n: 10, ...without });
    expect(
      readComposite(index(parts), readings, { uncertainty: { kind: 'independent', standardErrors } }),
    ).toMatchObject(without);
    const single = { n: 1, means: [3.6, 3.2], covariances: null };
    expect(
      readComposite(index(parts), readings, { uncertainty: { kind: 'joint', moments: single } }),
    ).toMatchObject(without);
    const zero = readComposite(
      index([part('a', 1), part('b', 1)], { aggregation: 'geometric' }),
      { a: reading(0, 5), b: reading(50, 5) },
      { uncertainty: { kind: 'independent', standardErrors: { a: 1, b: 1 } } },
    );
    expect(zero).toMatchObject({ value: 0, ...without });
  });

  test('stays within 0..100 and has width where a part is clipped', () => {
    const { value, interval } = readComposite(
      index([part('a', 1)]),
      { a: reading(100, 5) },
      { uncertainty: { kind: 'independent', standardErrors: { a: 4 } } },
    );
    expect(value).toBe(100);
    expect(interval).toMatchObject({ high: 100, low: expect.closeTo(100 - 4 * 1.959963984540054, 9) });
  });

  test('n is the smallest of the parts present, exclusions add up', () => {
    const definition = index([part('a', 1), part('b', 1), part('c', 1)], {
      missing: { minimumCoverage: 0.5 },
    });
    expect(
      readComposite(definition, {
        a: { value: 10, n: 30, excluded: { skipped: 2 } },
        b: { value: 20, n: 12, excluded: { skipped: 1, test: 4 } },
        c: { value: null, n: 0, excluded: { skipped: 9 } },
      }),
    ).toMatchObject({
      value: 15,
      n: 12,
      excluded: { skipped: 3, test: 4 },
      coverage: expect.closeTo(2 / 3, 12),
    });
    expect(readComposite(definition, { a: null })).toEqual({
      value: null,
      version: 1,
      scores: { a: null, b: null, c: null },
      coverage: 0,
      n: 0,
      excluded: {},
      interval: null,
      standardError: null,
      reason: 'empty',
    });
  });

  test('moments of other parts and standard errors that cannot be are refused', () => {
    const joint = { kind: 'joint', moments: { ...moments, means: [1], covariances: [[1]] } } as const;
    expect(() => readComposite(index(parts), readings, { uncertainty: joint })).toThrow(
      expect.objectContaining({ code: 'lengths-differ' }),
    );
    for (const bad of [-1, Number.NaN, Infinity])
      expect(() =>
        readComposite(index(parts), readings, {
          uncertainty: { kind: 'independent', standardErrors: { ease: bad, trouble: 1 } },
        }),
      ).toThrow(expect.objectContaining({ code: 'number-out-of-range' }));
  });
});

describe('the change of an index', () => {
  const definition = index([part('a', 1)]);
  const wave = (mean: number, n: number, version = 1) =>
    readComposite(
      { ...definition, version },
      { a: { value: mean, n, excluded: {} } },
      { uncertainty: { kind: 'joint', moments: { n, means: [mean], covariances: [[25]] } } },
    );
  test('of one part is the change of that part', () => {
    const change = compositeChange(wave(50, 20), wave(54, 30));
    const plain = welchChange({ n: 20, mean: 50, variance: 25 }, { n: 30, mean: 54, variance: 25 }, 0.95);
    expect(change?.p).toBeCloseTo(plain?.p ?? 0, 12);
    expect(change).toMatchObject({ difference: 4, significant: true, method: 'welch-t' });
  });
  test('has no test without a standard error', () => {
    const unknown = readComposite(definition, { a: { value: 54, n: 30, excluded: {} } });
    expect(compositeChange(wave(50, 20), unknown)).toMatchObject({ difference: 4, p: null, interval: null });
  });
  test('is not told between versions, nor without a value', () => {
    expect(compositeChange(wave(50, 20), wave(54, 30, 2))).toBeNull();
    expect(compositeChange(wave(50, 20), readComposite(definition, {}))).toBeNull();
  });
});

test('a customer health index is the same, per customer', () => {
  const health = index(
    [
      part('recommend', 0.4, { normalisation: { kind: 'min-max', low: 0, high: 10 } }),
      part('engagement', 0.4),
      part('openTickets', 0.2, {
        normalisation: { kind: 'min-max', low: 0, high: 5 },
        polarity: 'lower-is-better',
      }),
    ],
    { missing: { minimumCoverage: 0.5 } },
  );
  const customers = [
    { recommend: 9, engagement: 70, openTickets: 0 },
    { recommend: null, engagement: 20, openTickets: 4 },
    { recommend: null, engagement: null, openTickets: 0 },
  ];
  const read = customers.map((customer) => compositeScore(health, customer));
  expect(read.map(({ value }) => value && Math.round(value))).toEqual([84, 20, null]);
  expect(read[2]).toMatchObject({ reason: 'below-minimum-coverage', coverage: expect.closeTo(0.2, 12) });
});

describe('a definition that cannot be is refused', () => {
  test.each<[string, CompositeDefinition, string]>([
    ['no parts', index([]), 'inconsistent'],
    ['two parts of one id', index([part('a', 1), part('a', 1)]), 'inconsistent'],
    ['weights that add up to 0', index([part('a', 0), part('b', 0)]), 'number-out-of-range'],
    ['a negative weight', index([part('a', 2), part('b', -1)]), 'number-out-of-range'],
    ['a weight that is no number', index([part('a', Number.NaN)]), 'number-out-of-range'],
    [
      'bounds the wrong way round',
      index([part('a', 1, { normalisation: { kind: 'min-max', low: 1, high: 0 } })]),
      'inconsistent',
    ],
    [
      'bounds without distance',
      index([part('a', 1, { normalisation: { kind: 'min-max', low: 1, high: 1 } })]),
      'inconsistent',
    ],
    [
      'no deviation',
      index([part('a', 1, { normalisation: { kind: 'z', mean: 0, deviation: 0 } })]),
      'number-out-of-range',
    ],
    [
      'a target of 0',
      index([part('a', 1, { normalisation: { kind: 'target', target: 0 } })]),
      'number-out-of-range',
    ],
    [
      'a coverage above 1',
      index([part('a', 1)], { missing: { minimumCoverage: 1.1 } }),
      'number-out-of-range',
    ],
  ])('%s', (_, definition, code) => {
    expect(() => compositeScore(definition, { a: 1 })).toThrow(expect.objectContaining({ code }));
  });
  test.each([Number.NaN, Infinity, -Infinity])('a value of %d', (value) => {
    expect(() => compositeScore(index([part('a', 1)]), { a: value })).toThrow(
      expect.objectContaining({ code: 'number-out-of-range' }),
    );
  });
});
