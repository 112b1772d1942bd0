import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Change, SegmentWaves, Stratum } from '../../src/index.ts';
import {
  adjustedChanges,
  againstTheRest,
  benjaminiHochberg,
  mixShift,
  netPromoterChange,
  scoreTally,
  simpsonComparison,
} from '../../src/index.ts';

const change = (p: number | null): Change => ({
  difference: 1,
  p,
  significant: p !== null && p < 0.05,
  interval: null,
  method: 'welch-t',
});

describe('changes looked at together', () => {
  test('pay for each other; what was not tested does not', () => {
    expect(adjustedChanges([change(0.5), null, change(0.02), change(null), change(0.9)])).toEqual([
      { ...change(0.5), adjustedP: 0.75, significant: false },
      null,
      { ...change(0.02), adjustedP: 0.06, significant: false },
      { ...change(null), adjustedP: null, significant: false },
      { ...change(0.9), adjustedP: 0.9, significant: false },
    ]);
  });
  test('one alone is what it was, none are none', () => {
    expect(adjustedChanges([change(0.02)])).toEqual([{ ...change(0.02), adjustedP: 0.02 }]);
    expect(adjustedChanges([])).toEqual([]);
    expect(adjustedChanges([null, change(null)])[1]).toMatchObject({ adjustedP: null });
  });
  test('the fifteen of Benjamini & Hochberg (1995): four are significant, not the nine below 0.05', () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ];
    expect(adjustedChanges(p.map(change)).map((adjusted) => adjusted?.significant)).toEqual(
      p.map((_, i) => i < 4),
    );
    expect(benjaminiHochberg(p, 0.05).rejected.filter(Boolean)).toHaveLength(4);
  });
  test('what is not a share of false alarms is refused', () => {
    expect(() => adjustedChanges([], 0)).toThrow(expect.objectContaining({ code: 'level-out-of-range' }));
  });
});

test('a segment is compared with the others, not with a total that holds it', () => {
  const tallies = scoreTally({ min: 0, max: 10 });
  const segments = [[10, 10, 9, 3], [0, 4, 8], [9, 9, 2, 7, 7], []].map((scores) =>
    tallies.addAll(tallies.empty(), scores),
  );
  const [a, b, c] = segments;
  const compared = againstTheRest(tallies, segments, (rest, segment) => netPromoterChange(rest, segment));
  if (a === undefined || b === undefined || c === undefined) throw new Error('three segments');
  const alone = netPromoterChange(tallies.merge(b, c), a);
  expect(compared[0]).toMatchObject({
    difference: alone?.difference,
    p: alone?.p,
    interval: alone?.interval,
  });
  expect(compared[0]?.adjustedP).toBeGreaterThanOrEqual(alone?.p ?? 1);
  expect(compared[3]).toBeNull();
  expect(againstTheRest(tallies, [a], (rest, segment) => netPromoterChange(rest, segment))).toEqual([null]);
});

describe('a change split into mix and real shift', () => {
  const wave = (n: number, mean: number, variance: number | null = null) => ({ n, mean, variance });
  const shops: SegmentWaves[] = [
    { segment: 'web', before: wave(60, 30, 900), after: wave(90, 34, 625) },
    { segment: 'shop', before: wave(40, 50, 400), after: wave(30, 56, 576) },
  ];

  test('more web customers hide that both became happier', () => {
    const shift = mixShift(shops);
    expect(shift?.difference).toBeCloseTo(1.5, 12);
    expect(shift?.mix).toBeCloseTo(-3.15, 12);
    expect(shift?.real).toBeCloseTo(4.65, 12);
    expect(shift?.test).toMatchObject({
      p: expect.closeTo(0.19858413839431233, 12),
      significant: false,
      interval: {
        low: expect.closeTo(-2.4391893256746764, 10),
        high: expect.closeTo(11.739189325674676, 10),
      },
      method: 'stratified-z',
    });
  });

  test('a segment that appears or vanishes is all mix', () => {
    const shift = mixShift([
      { segment: 'old', before: wave(10, 20), after: null },
      { segment: 'stays', before: wave(10, 40), after: wave(10, 40) },
      { segment: 'new', before: wave(0, 0), after: wave(30, 80) },
      { segment: 'never', before: null, after: null },
    ]);
    expect(shift).toMatchObject({ difference: 40, real: 0 });
    expect(shift?.mix).toBeCloseTo(40, 12);
    expect(shift?.segments.find(({ segment }) => segment === 'never')).toEqual({
      segment: 'never',
      mix: 0,
      real: 0,
    });
  });

  test('mix and real shift add up to the difference, whole and by segment', () => {
    const some = fc.option(
      fc.record({ n: fc.nat(1000), mean: fc.integer({ min: -100, max: 100 }), variance: fc.constant(null) }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(some, some), { maxLength: 10 }), (waves) => {
        const segments = waves.map(([before, after], i) => ({ segment: String(i), before, after }));
        const shift = mixShift(segments);
        const answers = (of: 'before' | 'after') =>
          segments.reduce((sum, wave) => sum + (wave[of]?.n ?? 0), 0);
        expect(shift === null).toBe(answers('before') === 0 || answers('after') === 0);
        if (shift === null) return;
        expect(shift.mix + shift.real).toBeCloseTo(shift.difference, 9);
        const sum = shift.segments.reduce((total, { mix, real }) => total + mix + real, 0);
        expect(sum).toBeCloseTo(shift.difference, 9);
      }),
    );
  });

  test('the same mix twice has no mix shift, the same values no real one', () => {
    const means = fc.array(
      fc.record({ n: fc.integer({ min: 1, max: 99 }), v: fc.nat(10), w: fc.nat(10), m: fc.nat(99) }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(means, (list) => {
        const sameMix = mixShift(
          list.map(({ n, v, w }, i) => ({ segment: `${i}`, before: wave(n, v), after: wave(2 * n, w) })),
        );
        expect(sameMix?.mix).toBeCloseTo(0, 9);
        const sameValues = mixShift(
          list.map(({ n, v, m }, i) => ({ segment: `${i}`, before: wave(n, v), after: wave(m + 1, v) })),
        );
        expect(sameValues?.real).toBe(0);
        expect(sameValues?.test).toMatchObject({ p: null, significant: false });
      }),
    );
  });

  test('one answer or no scatter has no test', () => {
    const single = [{ segment: 'a', before: wave(1, 3), after: wave(5, 4, 1) }];
    expect(mixShift(single)?.test).toMatchObject({ difference: 1, p: null, interval: null });
    const flat = [{ segment: 'a', before: wave(5, 3, 0), after: wave(5, 4, 0) }];
    expect(mixShift(flat)?.test).toMatchObject({ difference: 1, p: null, interval: null });
  });

  test('nothing asked is nothing; bad numbers are refused', () => {
    expect(mixShift([])).toBeNull();
    expect(mixShift([{ segment: 'a', before: wave(5, 3), after: null }])).toBeNull();
    for (const [bad, code] of [
      [wave(-1, 3), 'count-not-whole'],
      [wave(1.5, 3), 'count-not-whole'],
      [wave(1, Number.NaN), 'number-out-of-range'],
      [wave(2, 3, -1), 'number-out-of-range'],
      [wave(2, 3, Infinity), 'number-out-of-range'],
    ] as const)
      expect(() => mixShift([{ segment: 'a', before: bad, after: wave(1, 1) }])).toThrow(
        expect.objectContaining({ code }),
      );
  });
});

describe("Simpson's paradox", () => {
  const stratum = (name: string, a: [number, number], b: [number, number]): Stratum => ({
    stratum: name,
    a: { k: a[0], n: a[1] },
    b: { k: b[0], n: b[1] },
  });
  // Bickel, Hammel & O'Connell, Science 187, 1975: admitted of applied, men and women, six departments.
  const berkeley = [
    stratum('A', [512, 825], [89, 108]),
    stratum('B', [353, 560], [17, 25]),
    stratum('C', [120, 325], [202, 593]),
    stratum('D', [138, 417], [131, 375]),
    stratum('E', [53, 191], [94, 393]),
    stratum('F', [22, 373], [24, 341]),
  ];

  test('Berkeley: both differences exceed their noise, so it warns', () => {
    expect(simpsonComparison(berkeley)).toMatchObject({
      difference: expect.closeTo(0.1416, 4),
      standardized: expect.closeTo(-0.042636797771302914, 12),
      standardizedInterval: {
        low: expect.closeTo(-0.07462205025582172, 10),
        high: expect.closeTo(-0.004643586272332308, 10),
        method: 'stratified-newcombe',
      },
      mantelHaenszel: expect.closeTo(0.905, 3),
      reversal: true,
      fullReversal: false,
      warning: true,
      leftOut: [],
    });
  });

  test('kidney stones: a full reversal, but within the noise', () => {
    // Charig et al., British Medical Journal 292, 1986: open surgery and the puncture through the skin.
    const stones = [stratum('small', [81, 87], [234, 270]), stratum('large', [192, 263], [55, 80])];
    expect(simpsonComparison(stones)).toMatchObject({ reversal: true, fullReversal: true, warning: false });
  });

  test('a stratum with an empty arm is left out of the comparison and said', () => {
    const result = simpsonComparison([stratum('x', [5, 10], [4, 10]), stratum('only a', [0, 50], [0, 0])]);
    expect(result).toMatchObject({
      rateA: 5 / 60,
      rateB: 0.4,
      strata: [{ stratum: 'x', difference: expect.closeTo(0.1, 12) }],
      leftOut: ['only a'],
      standardized: expect.closeTo(0.1, 12),
      reversal: true,
    });
  });

  test('differences that cancel have no sign', () => {
    const strata = [
      stratum('x', [7, 10], [4, 10]),
      stratum('y', [1, 10], [4, 10]),
      stratum('z', [9, 10], [0, 0]),
    ];
    expect(simpsonComparison(strata)).toMatchObject({ standardized: expect.closeTo(0, 12), reversal: false });
  });

  test('nothing to compare is null', () => {
    for (const strata of [[], [stratum('x', [0, 0], [0, 0])]])
      expect(simpsonComparison(strata)).toEqual({
        rateA: null,
        rateB: null,
        difference: null,
        interval: null,
        strata: [],
        leftOut: strata.map(({ stratum }) => stratum),
        standardized: null,
        standardizedInterval: null,
        mantelHaenszel: null,
        reversal: false,
        fullReversal: false,
        warning: false,
      });
    expect(simpsonComparison([stratum('x', [3, 3], [2, 2])])).toMatchObject({
      difference: 0,
      mantelHaenszel: null,
      reversal: false,
    });
    expect(simpsonComparison([stratum('x', [1, 3], [0, 0])])).toMatchObject({
      rateA: 1 / 3,
      rateB: null,
      difference: null,
    });
  });

  test('exchanging the two turns every sign', () => {
    const share = fc
      .integer({ min: 1, max: 60 })
      .chain((n) => fc.record({ k: fc.nat(n), n: fc.constant(n) }));
    const strata = fc.array(fc.record({ stratum: fc.string(), a: share, b: share }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(strata, (list) => {
        const forth = simpsonComparison(list);
        const back = simpsonComparison(list.map(({ stratum, a, b }) => ({ stratum, a: b, b: a })));
        expect(back.difference ?? 0).toBeCloseTo(-(forth.difference ?? 0), 12);
        expect(back.standardized ?? 0).toBeCloseTo(-(forth.standardized ?? 0), 12);
        expect(back.standardizedInterval?.low ?? 0).toBeCloseTo(-(forth.standardizedInterval?.high ?? 0), 12);
        expect([back.fullReversal, back.warning]).toEqual([forth.fullReversal, forth.warning]);
        if (forth.fullReversal) expect(forth.reversal).toBe(true);
        if (forth.warning) expect(forth.reversal).toBe(true);
      }),
    );
  });

  test.each([
    [{ k: 3, n: 2 }, 'inconsistent'],
    [{ k: 1, n: 0 }, 'inconsistent'],
    [{ k: Number.NaN, n: 2 }, 'count-not-whole'],
  ])('%j is refused', (a, code) => {
    expect(() => simpsonComparison([{ stratum: 'x', a, b: { k: 1, n: 2 } }])).toThrow(
      expect.objectContaining({ code }),
    );
  });
});
