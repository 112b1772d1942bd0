import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Margin } from '../../src/index.ts';
import { designEffect, postStratify, rake, usualTrim } from '../../src/index.ts';

const coded = (code: string): unknown => expect.objectContaining({ code });

const share = fc.integer({ min: 1, max: 20 });

/** Respondents of which each combination occurs, so that any targets can be met; and targets for both margins. */
const sample = fc
  .record({
    pairs: fc.array(fc.tuple(fc.constantFrom('n', 's', 'e'), fc.constantFrom('y', 'o')), { maxLength: 40 }),
    regions: fc.tuple(share, share, share),
    ages: fc.tuple(share, share),
    weigh: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ pairs, regions: [n, s, e], ages: [y, o], weigh }) => {
    const all = [
      ...['n', 's', 'e'].flatMap((r) => ['y', 'o'].map((a): [string, string] => [r, a])),
      ...pairs,
    ];
    const region = { n: n / (n + s + e), s: s / (n + s + e), e: e / (n + s + e) };
    const age = { y: y / (y + o), o: o / (y + o) };
    return {
      margins: [
        { name: 'region', levels: all.map(([r]) => r), targets: region },
        { name: 'age', levels: all.map(([, a]) => a), targets: age },
      ],
      baseWeights: all.map((_, i) => 1 + ((i * weigh) % 4)),
    };
  });

function sharesOf({ levels }: Margin, weights: readonly number[]): Record<string, number> {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shares: Record<string, number> = {};
  for (const [who, level] of levels.entries())
    shares[String(level)] = (shares[String(level)] ?? 0) + (weights[who] ?? 0) / total;
  return shares;
}

describe('raking', () => {
  test('meets every margin and keeps the total', () => {
    fc.assert(
      fc.property(sample, ({ margins, baseWeights }) => {
        const { weights, sumOfWeights } = rake(margins, { baseWeights });
        expect(sumOfWeights).toBeCloseTo(
          baseWeights.reduce((a, b) => a + b, 0),
          8,
        );
        for (const margin of margins)
          for (const [level, share] of Object.entries(sharesOf(margin, weights)))
            expect(share).toBeCloseTo(margin.targets[level as keyof typeof margin.targets] ?? 0, 10);
      }),
    );
  });

  test('changes nothing where the margins are met already', () => {
    fc.assert(
      fc.property(sample, ({ margins, baseWeights }) => {
        const once = rake(margins, { baseWeights });
        const twice = rake(margins, { baseWeights: once.weights });
        for (const [who, weight] of once.weights.entries()) expect(twice.weights[who]).toBeCloseTo(weight, 8);
        expect(twice.rounds).toBeLessThanOrEqual(2);
      }),
    );
  });

  test('of one margin is post-stratification; of none, the weights as they were', () => {
    fc.assert(
      fc.property(sample, ({ margins: [margin], baseWeights }) => {
        if (margin === undefined) return;
        const stratified = postStratify(margin, baseWeights).weights;
        for (const [who, weight] of rake([margin], { baseWeights }).weights.entries())
          expect(weight).toBeCloseTo(stratified[who] ?? Number.NaN, 10);
        expect(rake([], { baseWeights }).weights).toEqual(baseWeights);
      }),
    );
  });

  test('of counted respondents is that of each of them, trimmed or not', () => {
    const counted = fc.tuple(
      sample,
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 46, maxLength: 46 }),
      fc.constantFrom(undefined, usualTrim),
    );
    fc.assert(
      fc.property(counted, ([{ margins }, times, trim]) => {
        const counts = (margins[0]?.levels ?? []).map((_, who) => times[who] ?? 1);
        const who = counts.flatMap((count, at) => Array.from({ length: count }, () => at));
        const together = rake(margins, { counts, trim });
        const each = rake(
          margins.map((margin) => ({ ...margin, levels: who.map((at) => margin.levels[at]) })),
          { trim },
        );
        for (const [at, weight] of each.weights.entries())
          expect(together.weights[who[at] ?? 0]).toBeCloseTo(weight, 8);
        expect(together.trimmed).toEqual(each.trimmed);
        expect(together.n).toBe(each.n);
        expect(together.effectiveN).toBeCloseTo(each.effectiveN ?? Number.NaN, 6);
      }),
      { numRuns: 50 },
    );
  });

  test('keeps odds ratios: a table worked by hand', () => {
    // 1 2 / 1 1 has the odds ratio ½; halves on both margins leave a (1 - a)⁻¹ = √½ in the first cell.
    const levels = [
      ['x', 'u'],
      ['x', 'v'],
      ['x', 'v'],
      ['z', 'u'],
      ['z', 'v'],
    ];
    const { weights } = rake([
      { name: 'a', levels: levels.map(([a]) => a), targets: { x: 0.5, z: 0.5 } },
      { name: 'b', levels: levels.map(([, b]) => b), targets: { u: 0.5, v: 0.5 } },
    ]);
    const share = Math.SQRT1_2 / (1 + Math.SQRT1_2) / 2;
    const expected = [share, (0.5 - share) / 2, (0.5 - share) / 2, 0.5 - share, share].map((x) => 5 * x);
    for (const [who, weight] of weights.entries()) expect(weight).toBeCloseTo(expected[who] ?? 0, 10);
  });

  test('a level nobody should have weighs nothing', () => {
    const result = rake([{ name: 'a', levels: ['x', 'y', 'y'], targets: { x: 1, y: 0 } }]);
    expect(result).toMatchObject({ weights: [3, 0, 0], sumOfWeights: 3, effectiveN: 1, designEffect: 3 });
  });

  test('targets that no weights meet are told in time, and weights may be of any size', () => {
    // A band of cells: what the ends should have, the middle cannot give.
    const cells = Array.from({ length: 900 }, (_, i) => [Math.floor(i / 30), i % 30] as const).filter(
      ([a, b]) => Math.abs(a + b - 29) <= 1,
    );
    const rising = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [String(i), (i + 1) / 465]));
    const margins = ([0, 1] as const).map((place) => ({
      name: String(place),
      levels: cells.map((cell) => String(cell[place])),
      targets: rising,
    }));
    expect(() => rake(margins)).toThrow(coded('not-converged'));
    const small = { name: 'a', levels: ['x', 'y'], targets: { x: 0.25, y: 0.75 } };
    const { weights } = rake([small], { baseWeights: [1e-250, 1e-250] });
    expect((weights[1] ?? 0) / (weights[0] ?? 1)).toBeCloseTo(3, 10);
  });

  test('a hundred thousand respondents', () => {
    const levels = Array.from({ length: 100_000 }, (_, i) => [
      i % 7 === 0 ? 'a' : 'b',
      i % 11 < 4 ? 'c' : 'd',
    ]);
    const { sumOfWeights } = rake([
      { name: 'one', levels: levels.map(([x]) => x), targets: { a: 0.4, b: 0.6 } },
      { name: 'two', levels: levels.map(([, x]) => x), targets: { c: 0.5, d: 0.5 } },
    ]);
    expect(sumOfWeights).toBeCloseTo(100_000, 6);
  });
});

describe('trimming', () => {
  const levels = [...Array.from({ length: 99 }, () => 'many'), 'one'];
  const ages = levels.map((_, i) => (i % 2 === 0 ? 'y' : 'o'));
  const margins = [
    { name: 'a', levels, targets: { many: 0.8, one: 0.2 } },
    { name: 'b', levels: ages, targets: { y: 0.5, o: 0.5 } },
  ];

  test('happens only when asked, and is reported', () => {
    expect(rake(margins).trimmed).toBeNull();
    const free = rake([margins[0] ?? { name: '', levels: [], targets: {} }]);
    expect(Math.max(...free.weights)).toBeCloseTo(20, 10);
    const { trimmed, sumOfWeights } = rake(margins, { trim: usualTrim });
    // Both margins cannot be met with this weight below 5: it is beyond once more, and that is told.
    expect(trimmed).toMatchObject({ low: 0.2, high: 5, cut: 1, beyond: 1 });
    expect(sumOfWeights).toBeCloseTo(100, 8);
  });

  test('leaves alone what is within the bounds, and who had no say', () => {
    const base = [0, 1, 1, 2];
    const margin = { name: 'a', levels: ['x', 'x', 'y', 'y'], targets: { x: 0.3, y: 0.7 } };
    const plain = rake([margin], { baseWeights: base });
    const { weights, trimmed } = rake([margin], { baseWeights: base, trim: usualTrim });
    expect(weights).toEqual(plain.weights);
    expect(weights[0]).toBe(0);
    expect(trimmed).toMatchObject({ cut: 0, beyond: 0 });
  });

  test.each([
    { low: 1.5, high: 5 },
    { low: -1, high: 5 },
    { low: 0.2, high: 0.5 },
    { low: 0.2, high: Number.NaN },
    { low: 0.2, high: Infinity },
  ])('refuses the bounds %j', (trim) => {
    expect(() => rake(margins, { trim })).toThrow(coded('number-out-of-range'));
  });
});

describe('the design effect', () => {
  test('is 1 for equal weights, more for others', () => {
    expect(designEffect([2, 2, 2])).toEqual({ n: 3, sumOfWeights: 6, effectiveN: 3, designEffect: 1 });
    // (1 + 3)² / (1 + 9)
    expect(designEffect([1, 3]).effectiveN).toBeCloseTo(1.6, 14);
    expect(designEffect([1, 3]).designEffect).toBeCloseTo(1.25, 14);
    expect(designEffect([1e300, 1e300])).toMatchObject({ effectiveN: 2, designEffect: 1 });
  });

  test('is null without any weight', () => {
    expect(designEffect([])).toEqual({ n: 0, sumOfWeights: 0, effectiveN: null, designEffect: null });
    expect(designEffect([0, 0])).toEqual({ n: 2, sumOfWeights: 0, effectiveN: null, designEffect: null });
  });
});

describe('refusals by name', () => {
  const good: Margin = { name: 'a', levels: ['x', 'y'], targets: { x: 0.5, y: 0.5 } };
  const both = (margin: Margin, baseWeights?: readonly number[]): (() => unknown)[] => [
    () => rake([margin], { baseWeights }),
    () => postStratify(margin, baseWeights),
  ];

  test.each<[string, Margin, readonly number[] | undefined]>([
    ['level-without-respondents', { ...good, targets: { x: 0.5, y: 0.3, z: 0.2 } }, undefined],
    ['level-without-respondents', { ...good, targets: { x: 0.5, y: 0.5, z: 0 } }, undefined],
    ['level-without-respondents', good, [1, 0]],
    ['level-without-respondents', { ...good, levels: [] }, undefined],
    ['level-without-target', { ...good, levels: ['x', 'w'] }, undefined],
    ['level-without-target', { ...good, levels: ['x', null] }, undefined],
    ['level-without-target', { ...good, levels: ['x', 'constructor'] }, undefined],
    ['targets-invalid', { ...good, targets: { x: 0.5, y: 0.4 } }, undefined],
    ['targets-invalid', { ...good, targets: { x: 1.5, y: -0.5 } }, undefined],
    ['targets-invalid', { ...good, targets: { x: Number.NaN, y: 0.5 } }, undefined],
    ['targets-invalid', { ...good, targets: { x: Infinity, y: 0.5 } }, undefined],
    ['targets-invalid', { ...good, targets: {} }, undefined],
    ['lengths-differ', good, [1]],
    ['number-out-of-range', good, [1, -1]],
    ['number-out-of-range', good, [1, Number.NaN]],
    ['number-out-of-range', good, [1, Infinity]],
    ['number-out-of-range', good, [1e308, 1e308]],
  ])('%s: %j weighing %j', (code, margin, baseWeights) => {
    for (const attempt of both(margin, baseWeights)) expect(attempt).toThrow(coded(code));
  });

  test('margins of different respondents', () => {
    expect(() => rake([good, { ...good, levels: ['x', 'y', 'y'] }])).toThrow(coded('lengths-differ'));
  });

  test('margins that contradict each other', () => {
    // Whoever is x is u, so their shares cannot differ.
    const other = { name: 'b', levels: ['u', 'v'], targets: { u: 0.3, v: 0.7 } };
    expect(() => rake([good, other])).toThrow(coded('not-converged'));
    const emptied = { name: 'b', levels: ['u', 'v'], targets: { u: 0, v: 1 } };
    expect(() => rake([good, emptied])).toThrow(coded('not-converged'));
  });
});
