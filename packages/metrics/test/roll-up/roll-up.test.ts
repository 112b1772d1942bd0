import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reading } from '../../src/index.ts';
import { parseFormula, ranks, readFormula, rolledUp, rolledUpChange } from '../../src/index.ts';

const level = 0.95;
const reading = (value: number | null, half: number | null, more: Partial<Reading> = {}): Reading => ({
  value,
  n: 10,
  interval:
    value === null || half === null
      ? null
      : { low: value - half, high: value + half, level, method: 'student-t' },
  excluded: {},
  ...more,
});
const refusal = (code: string): unknown => expect.objectContaining({ code });

describe('one figure of several departments', () => {
  const north = reading(80, 3, { n: 40, excluded: { skipped: 2 } });
  const south = reading(60, 4, { n: 10, excluded: { skipped: 1, 'no-customer': 5 } });
  const closed = reading(null, null, { n: 0, reason: 'empty', excluded: { test: 1 } });

  test('each alike, or by its customers', () => {
    expect(
      rolledUp([
        { weight: 1, reading: north },
        { weight: 1, reading: south },
      ]),
    ).toEqual({
      value: 70,
      n: 50,
      interval: { low: 67.5, high: 72.5, level, method: 'mover' },
      excluded: { skipped: 3, 'no-customer': 5 },
      coverage: 1,
    });
    expect(
      rolledUp([
        { weight: 300, reading: north },
        { weight: 100, reading: south },
      ]).value,
    ).toBe(75);
  });

  test('of those that have a value, if they weigh enough', () => {
    const parts = [
      { weight: 60, reading: north },
      { weight: 40, reading: closed },
    ];
    expect(rolledUp(parts)).toMatchObject({ value: 80, n: 40, coverage: 0.6, excluded: { skipped: 2 } });
    expect(rolledUp(parts, { minimumCoverage: 0.6 }).value).toBe(80);
    expect(rolledUp(parts, { minimumCoverage: 0.61 })).toEqual({
      value: null,
      n: 40,
      interval: null,
      excluded: { skipped: 2 },
      coverage: 0.6,
      reason: 'below-minimum-coverage',
    });
  });

  test('is empty where nothing with weight has a value', () => {
    const empty = { value: null, n: 0, interval: null, coverage: 0, reason: 'empty' };
    expect(rolledUp([])).toMatchObject(empty);
    expect(
      rolledUp([
        { weight: 1, reading: closed },
        { weight: 0, reading: north },
      ]),
    ).toMatchObject(empty);
  });

  test('has no interval where a department that counts has none', () => {
    const single = reading(70, null, { n: 1 });
    expect(
      rolledUp([
        { weight: 1, reading: north },
        { weight: 1, reading: single },
      ]),
    ).toMatchObject({
      value: 75,
      interval: null,
      intervalReason: 'interval-not-defined',
    });
    const ignored = rolledUp([
      { weight: 1, reading: north },
      { weight: 0, reading: single },
    ]);
    expect(ignored).toMatchObject({ value: 80, n: 40, interval: { low: 77, high: 83 } });
  });

  test('refuses weights and options that make no sense', () => {
    const of = (...weights: number[]) => weights.map((weight) => ({ weight, reading: north }));
    expect(() => rolledUp(of(1, -1))).toThrow(refusal('number-out-of-range'));
    expect(() => rolledUp(of(0, 0))).toThrow(refusal('number-out-of-range'));
    expect(() => rolledUp(of(Number.NaN))).toThrow(refusal('number-out-of-range'));
    expect(() => rolledUp(of(1), { minimumCoverage: 2 })).toThrow(refusal('number-out-of-range'));
    expect(() => rolledUp(of(1), { level: 0 })).toThrow(refusal('level-out-of-range'));
    expect(() => rolledUp([{ weight: 1, reading: reading(Infinity, null) }])).toThrow(
      refusal('number-out-of-range'),
    );
  });

  test('is a formula of independent parts, lies between them, and only the ratios of the weights matter', () => {
    const part = fc.record({
      weight: fc.integer({ min: 1, max: 1000 }),
      reading: fc
        .tuple(
          fc.integer({ min: -100, max: 100 }),
          fc.integer({ min: 1, max: 50 }),
          fc.integer({ min: 1, max: 50 }),
        )
        .map(([value, below, above]) =>
          reading(value, 1, {
            interval: { low: value - below, high: value + above, level, method: 'wilson' },
          }),
        ),
    });
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 2, max: 9 }),
        (parts, factor) => {
          const { value, interval } = rolledUp(parts);
          const total = parts.reduce((sum, { weight }) => sum + weight, 0);
          const formula = readFormula(
            parseFormula(parts.map(({ weight }, i) => `${weight} / ${total} * p${i}`).join(' + ')),
            Object.fromEntries(parts.map((each, i) => [`p${i}`, each.reading])),
            { dependence: 'independent' },
          );
          expect(value).toBeCloseTo(formula.value ?? Number.NaN, 9);
          expect(interval?.low).toBeCloseTo(formula.interval?.low ?? Number.NaN, 9);
          expect(interval?.high).toBeCloseTo(formula.interval?.high ?? Number.NaN, 9);
          const values = parts.map((each) => each.reading.value ?? Number.NaN);
          expect(value).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
          expect(value).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
          const scaled = rolledUp(parts.map((each) => ({ ...each, weight: each.weight * factor })));
          expect(scaled.value).toBeCloseTo(value ?? Number.NaN, 9);
        },
      ),
    );
  });

  test('changes as its interval says', () => {
    const wave = (value: number) => rolledUp([{ weight: 1, reading: reading(value, 3) }]);
    expect(rolledUpChange(wave(60), wave(65))).toMatchObject({
      difference: 5,
      significant: true,
      method: 'mover',
      interval: { low: 5 - Math.hypot(3, 3), high: 5 + Math.hypot(3, 3) },
    });
    expect(rolledUpChange(wave(60), rolledUp([]))).toBeNull();
  });
});

describe('ranks', () => {
  const figures = (all: Record<string, readonly [number | null, number | null]>) =>
    Object.entries(all).map(([key, [value, half]]) => ({ key, reading: reading(value, half) }));
  const places = (best: number, worst: number) => ({ best, worst });

  test('are given where an interval overlaps no other', () => {
    expect(ranks(figures({ b: [50, 2], a: [60, 2], d: [30, 3], c: [33, 3] }), 'higher-is-better')).toEqual([
      { key: 'a', rank: 1, places: places(1, 1), tier: 1, distinguishable: true },
      { key: 'b', rank: 2, places: places(2, 2), tier: 2, distinguishable: true },
      { key: 'c', rank: null, places: places(3, 4), tier: 3, distinguishable: false },
      { key: 'd', rank: null, places: places(3, 4), tier: 3, distinguishable: false },
    ]);
  });

  test('turn round where less is better', () => {
    const [first, second] = ranks(figures({ slow: [900, 10], fast: [300, 10] }), 'lower-is-better');
    expect([first?.key, first?.rank, second?.key, second?.rank]).toEqual(['fast', 1, 'slow', 2]);
  });

  test('a chain is one tier, and its ends still know that they differ', () => {
    expect(ranks(figures({ a: [60, 3], b: [55, 3], c: [50, 3] }), 'higher-is-better')).toMatchObject([
      { key: 'a', rank: null, places: places(1, 2), tier: 1 },
      { key: 'b', rank: null, places: places(1, 3), tier: 1 },
      { key: 'c', rank: null, places: places(2, 3), tier: 1 },
    ]);
  });

  test('a wide interval bridges over its neighbours, and touching is overlapping', () => {
    expect(ranks(figures({ a: [60, 1], b: [50, 1], vague: [55, 20] }), 'higher-is-better')).toMatchObject([
      { key: 'a', places: places(1, 2), tier: 1 },
      { key: 'vague', places: places(1, 3), tier: 1 },
      { key: 'b', places: places(2, 3), tier: 1 },
    ]);
    expect(ranks(figures({ a: [60, 2], b: [56, 2] }), 'higher-is-better')).toMatchObject([
      { rank: null },
      { rank: null },
    ]);
  });

  test('without an interval or a value there is none, and the others are ranked among themselves', () => {
    const unranked = { rank: null, places: null, tier: null, distinguishable: false };
    expect(
      ranks(
        figures({ none: [null, null], one: [70, null], a: [60, 2], two: [80, null] }),
        'higher-is-better',
      ),
    ).toEqual([
      { key: 'a', rank: 1, places: places(1, 1), tier: 1, distinguishable: true },
      { key: 'two', ...unranked },
      { key: 'one', ...unranked },
      { key: 'none', ...unranked },
    ]);
  });

  test('two departments of different tiers never overlap, and the places hold the true ones while the intervals do', () => {
    const figure = fc.record({
      value: fc.integer({ min: 0, max: 100 }),
      half: fc.integer({ min: 1, max: 20 }),
      true: fc.double({ min: -1, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(figure, { maxLength: 10 }), (drawn) => {
        const given = drawn.map(({ value, half }, i) => ({ key: `k${i}`, reading: reading(value, half) }));
        const truth = new Map(drawn.map((each, i) => [`k${i}`, each.value + each.half * each.true]));
        const ranked = ranks(given, 'higher-is-better');
        const interval = (key: string) => given.find((each) => each.key === key)?.reading.interval ?? null;
        for (const [i, one] of ranked.entries()) {
          const own = truth.get(one.key) ?? Number.NaN;
          const truePlace = 1 + [...truth.values()].filter((other) => other > own).length;
          expect(truePlace).toBeGreaterThanOrEqual(one.places?.best ?? Number.NaN);
          expect(truePlace).toBeLessThanOrEqual(one.places?.worst ?? Number.NaN);
          for (const other of ranked.slice(i + 1)) {
            expect(other.tier ?? Number.NaN).toBeGreaterThanOrEqual(one.tier ?? Number.NaN);
            const apart = (interval(one.key)?.low ?? 0) > (interval(other.key)?.high ?? 0);
            if (one.tier !== other.tier) expect(apart).toBe(true);
          }
        }
        // Neighbouring tiers follow without a gap.
        expect([...new Set(ranked.map(({ tier }) => tier))]).toEqual(
          Array.from({ length: new Set(ranked.map(({ tier }) => tier)).size }, (_, i) => i + 1),
        );
      }),
    );
  });
});
