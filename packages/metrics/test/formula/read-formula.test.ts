import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reading } from '../../src/index.ts';
import {
  formulaChange,
  newcombeInterval,
  parseFormula,
  readComposite,
  readFormula,
  scoreTally,
  shareChange,
  topBox,
  wilsonInterval,
} from '../../src/index.ts';
import { evaluated } from '../../src/formula/evaluate-tree.ts';
import { expressions, partNames } from './expressions.ts';

const level = 0.95;
const z = 1.959963984540054;

/** A reading with an interval of its own. */
const reading = (
  value: number | null,
  limits: readonly [number, number] | null,
  more: Partial<Reading> = {},
): Reading => ({
  value,
  n: 100,
  interval: limits && { low: limits[0], high: limits[1], level, method: 'student-t' },
  excluded: {},
  ...more,
});
const around = (value: number, half: number, more: Partial<Reading> = {}) =>
  reading(value, [value - half, value + half], more);

const read = (
  text: string,
  parts: Record<string, Reading>,
  dependence: 'independent' | 'unknown' = 'independent',
) => readFormula(parseFormula(text), parts, { dependence });

const limits = ({ interval }: { readonly interval: Reading['interval'] }) =>
  interval && [interval.low, interval.high];

describe('slopes', () => {
  test('are those of central differences', () => {
    const value = fc.integer({ min: -300, max: 300 }).map((hundredths) => hundredths / 100);
    const points = fc.record(Object.fromEntries(partNames.map((name) => [name, value])));
    let compared = 0;
    fc.assert(
      fc.property(expressions({ smooth: true }), points, ({ text, at }, given) => {
        const { root, names } = parseFormula(text);
        const figure = evaluated(root, {
          part: (name) => ({ value: given[name] ?? 0, slopes: new Map([[name, { low: 1, high: 1 }]]) }),
          has: () => true,
          keepsSign: () => true,
        });
        if ('reason' in figure || figure.slopes === null) return;
        for (const name of names) {
          const slope = figure.slopes.get(name) ?? { low: 0, high: 0 };
          expect(slope.low).toBe(slope.high);
          const moved = (by: number) => at({ ...given, [name]: (given[name] ?? 0) + by });
          const h = 1e-4;
          const scale = 1 + Math.abs(figure.value) + Math.abs(slope.low);
          const [wide, narrow] = [(moved(h) - moved(-h)) / (2 * h), (moved(h / 2) - moved(-h / 2)) / h];
          // Where the two differences disagree, the formula bends too much to say.
          if (!(Math.abs(wide - narrow) < 1e-5 * scale) || scale > 1000) continue;
          expect(Math.abs(slope.low - narrow)).toBeLessThan(1e-4 * scale);
          compared += 1;
        }
      }),
      { numRuns: 500 },
    );
    expect(compared).toBeGreaterThan(100);
  });
});

describe('the interval', () => {
  test('of a difference of two shares is that of Newcombe, who adds Wilson limits up', () => {
    const share = fc
      .integer({ min: 1, max: 500 })
      .chain((n) => fc.record({ n: fc.constant(n), k: fc.integer({ min: 0, max: n }) }));
    const asReading = ({ k, n }: { k: number; n: number }) =>
      reading(k / n, wilsonInterval(k, n, level), { n });
    fc.assert(
      fc.property(share, share, (a, b) => {
        const [low, high] = newcombeInterval(a, b, level);
        const both = { before: asReading(a), after: asReading(b) };
        expect(limits(read('after - before', both))).toEqual([
          expect.closeTo(low, 12),
          expect.closeTo(high, 12),
        ]);
        const change = formulaChange(read('x', { x: both.before }), read('x', { x: both.after }));
        expect(change?.interval && limits({ interval: change.interval })).toEqual([
          expect.closeTo(low, 12),
          expect.closeTo(high, 12),
        ]);
      }),
    );
  });

  test('of independent symmetric parts is that of the delta method', () => {
    const value = fc.double({ min: 1, max: 10, noNaN: true });
    const half = fc.double({ min: 0.001, max: 0.1, noNaN: true });
    fc.assert(
      fc.property(value, value, value, fc.tuple(half, half, half), (a, b, c, [ha, hb, hc]) => {
        const { value: at, interval } = read('sqrt(a) * b / c', {
          a: around(a, ha),
          b: around(b, hb),
          c: around(c, hc),
        });
        const f = (Math.sqrt(a) * b) / c;
        const expected = Math.hypot((f / (2 * a)) * ha, (f / b) * hb, (f / c) * hc);
        expect(at).toBeCloseTo(f, 10);
        expect(interval).toMatchObject({ level, method: 'mover' });
        expect(f - (interval?.low ?? 0)).toBeCloseTo(expected, 10);
        expect((interval?.high ?? 0) - f).toBeCloseTo(expected, 10);
      }),
    );
  });

  test('is that of an index of independent parts, written as a formula', () => {
    const part = (id: string, weight: number, high: number) => ({
      id,
      weight,
      normalisation: { kind: 'min-max', low: 0, high } as const,
      polarity: 'higher-is-better' as const,
    });
    const parts = {
      a: around(4, 0.2 * z, { n: 30 }),
      b: around(30, 2 * z, { n: 20, excluded: { skipped: 3 } }),
    };
    const index = readComposite(
      { version: 1, parts: [part('a', 6, 5), part('b', 4, 60)], missing: 'null', aggregation: 'arithmetic' },
      parts,
      { uncertainty: { kind: 'independent', standardErrors: { a: 0.2, b: 2 } } },
    );
    const formula = read('0.6 * rescale(a, 0, 5) + 0.4 * rescale(b, 0, 60)', parts);
    expect(formula).toMatchObject({
      value: expect.closeTo(index.value ?? 0, 10),
      n: 20,
      excluded: { skipped: 3 },
    });
    expect(limits(formula)).toEqual(limits(index)?.map((limit) => expect.closeTo(limit, 10)));
  });

  test('keeps the lopsidedness of its parts, turned round by a minus', () => {
    expect(limits(read('10 - 2 * a', { a: reading(1, [0.5, 3]) }))).toEqual([4, 9]);
    expect(limits(read('a + b', { a: reading(1, [-2, 2]), b: reading(1, [-3, 1]) }))).toEqual([-3, 3]);
  });

  test('bounds any correlation where nothing is known of it, and is never the narrower one', () => {
    const part = fc
      .tuple(fc.double({ min: 0.5, max: 5, noNaN: true }), fc.nat(20), fc.nat(20))
      .map(([value, below, above]) => reading(value, [value - below / 100, value + above / 100]));
    const parts = fc.record(Object.fromEntries(partNames.map((name) => [name, part])));
    fc.assert(
      fc.property(expressions({ smooth: false }), parts, ({ text }, given) => {
        const { interval, value } = read(text, given);
        const bound = read(text, given, 'unknown');
        expect(bound.value).toBe(value);
        if (interval === null || bound.interval === null || value === null) {
          // Only what is beyond what a number holds may be one and not the other.
          if (bound.interval !== null) expect(interval).not.toBeNull();
          return;
        }
        expect(bound.interval.method).toBe('mover-bound');
        const hair = 1e-9 * Math.max(Math.abs(interval.low), Math.abs(interval.high), 1e-300);
        expect(interval.low).toBeLessThanOrEqual(value);
        expect(interval.high).toBeGreaterThanOrEqual(value);
        expect(bound.interval.low).toBeLessThanOrEqual(interval.low + hair);
        expect(bound.interval.high).toBeGreaterThanOrEqual(interval.high - hair);
      }),
      { numRuns: 500 },
    );
    const both = { a: around(1, 3), b: around(1, 4) };
    expect(limits(read('a - b', both))).toEqual([-5, 5]);
    expect(limits(read('a - b', both, 'unknown'))).toEqual([-7, 7]);
  });

  test('owes nothing to a part that does not move it', () => {
    const parts = { a: around(5, 1), b: reading(7, null) };
    expect(limits(read('a + 0 * b', parts))).toEqual([4, 6]);
    expect(limits(read('a + b - b', parts))).toEqual([4, 6]);
    expect(limits(read('has(b) ? a : 0', parts))).toEqual([4, 6]);
    expect(limits(read('a + 3', { a: around(5, 1) }))).toEqual([7, 9]);
  });

  test('is not there where a part it hangs on has none of the level', () => {
    const without = { interval: null, intervalReason: 'interval-not-defined' };
    expect(read('a + b', { a: around(5, 1), b: reading(7, null) })).toMatchObject({ value: 12, ...without });
    const other = reading(7, null, { interval: { low: 6, high: 8, level: 0.9, method: 'x' } });
    expect(read('b', { b: other })).toMatchObject({ value: 7, ...without });
    expect(
      readFormula(parseFormula('b'), { b: other }, { level: 0.9, dependence: 'unknown' }).interval,
    ).toEqual({
      low: 6,
      high: 8,
      level: 0.9,
      method: 'mover-bound',
    });
    expect(read('sqrt(a)', { a: around(0, 1) })).toMatchObject({ value: 0, ...without });
    expect(read('pow(a, 2)', { a: around(0, 1) })).toMatchObject({ value: 0, ...without });
    expect(read('sqrt(a * a)', { a: around(0, 1) })).toMatchObject({ value: 0, ...without });
    expect(read('a % 3', { a: around(5, 1) })).toMatchObject({ value: 2, ...without });
  });

  test('is cut to what can be; a result beyond that is no value', () => {
    const options = { dependence: 'independent', range: [0, 100] } as const;
    const cut = (value: number) => readFormula(parseFormula('a'), { a: around(value, 10) }, options);
    expect(limits(cut(95))).toEqual([85, 100]);
    expect(limits(cut(5))).toEqual([0, 15]);
    expect(cut(105)).toMatchObject({ value: null, n: 100, interval: null, reason: 'out-of-range' });
    expect(cut(-0.001)).toMatchObject({ value: null, interval: null, reason: 'out-of-range' });
  });

  test('takes what doubles are off at the end of a range for the end', () => {
    const whole = { dependence: 'unknown', range: [0, 0.3] } as const;
    expect(0.1 + 0.2).toBeGreaterThan(0.3);
    expect(readFormula(parseFormula('a + b'), { a: around(0.1, 0), b: around(0.2, 0) }, whole).value).toBe(
      0.3,
    );
  });

  test('holds the value, whatever the range', () => {
    const end = fc.double({ min: -200, max: 200, noNaN: true });
    fc.assert(
      fc.property(end, end, end, fc.double({ min: 0, max: 50, noNaN: true }), (one, other, value, half) => {
        fc.pre(one !== other);
        const range = [Math.min(one, other), Math.max(one, other)] as const;
        const found = readFormula(
          parseFormula('a + b'),
          { a: around(value, half), b: around(1, 1) },
          { dependence: 'unknown', range },
        );
        expect(found.value === null).toBe(found.reason === 'out-of-range');
        const { value: shown, interval } = found;
        expect(interval === null).toBe(shown === null);
        if (shown === null || interval === null) return;
        expect(interval.low).toBeLessThanOrEqual(shown);
        expect(interval.high).toBeGreaterThanOrEqual(shown);
      }),
    );
  });

  describe('at a kink counts the steeper side, where the parts leave open which it is', () => {
    test.each<[string, Record<string, Reading>, number[] | null]>([
      ['min(a, b)', { a: around(3, 1), b: around(9, 2) }, [2, 4]],
      ['min(a, b)', { a: around(3, 1), b: around(3, 2) }, [3 - Math.sqrt(5), 3 + Math.sqrt(5)]],
      ['max(a, b)', { a: around(3, 1), b: around(4, 2) }, [4 - Math.sqrt(5), 4 + Math.sqrt(5)]],
      ['max(a, b)', { a: around(9, 1), b: reading(3, null) }, null],
      ['max(a, 3)', { a: around(9, 1) }, [8, 10]],
      ['abs(a)', { a: around(-9, 1) }, [8, 10]],
      ['abs(a)', { a: reading(0, [-1, 2]) }, [-2, 2]],
      ['clamp(a, 0, 10)', { a: around(20, 3) }, [10, 10]],
      ['clamp(a, 0, 10)', { a: around(11, 3) }, [7, 13]],
      ['rescale(a, 0, 10)', { a: around(10, 1) }, [90, 110]],
      ['rescale(a, 10, 0)', { a: reading(2, [1, 4]) }, [60, 90]],
      ['round(a)', { a: around(2.4, 1) }, [1, 3]],
    ])('%s of %o', (text, parts, expected) => {
      expect(limits(read(text, parts))).toEqual(expected?.map((limit) => expect.closeTo(limit, 12)) ?? null);
    });
  });

  test('is not there where the parts leave a condition open: the value may jump', () => {
    const stars = 'a > 50 ? 2 : 1';
    expect(limits(read(stars, { a: around(60, 5) }))).toEqual([2, 2]);
    expect(read(stars, { a: around(60, 20) })).toMatchObject({ value: 2, interval: null });
    expect(read(stars, { a: around(50, 0) })).toMatchObject({ value: 1, interval: null });
    expect(read(stars, { a: reading(60, null) })).toMatchObject({ value: 2, interval: null });
    const parts = { a: around(60, 5), b: around(60, 20), c: around(1, 0.5) };
    expect(limits(read('a > 50 || b > 50 ? c : 2', parts))).toEqual([0.5, 1.5]);
    expect(limits(read('b > 50 || a > 50 ? c : 2', parts))).toEqual([0.5, 1.5]);
    expect(limits(read('a > 50 && b > 50 ? c : 2', parts))).toBeNull();
    expect(limits(read('!(a < 50) && !(b < 50 && a < 50) ? c : 2', parts))).toEqual([0.5, 1.5]);
  });
});

describe('n and what did not count', () => {
  const parts = {
    a: around(1, 0.1, { n: 50, excluded: { skipped: 2, incomplete: 1 } }),
    b: around(2, 0.1, { n: 20, excluded: { skipped: 1, 'no-customer': 4 } }),
    gone: reading(null, null, { n: 0, reason: 'empty', excluded: { test: 9 } }),
  };
  test('are the smallest and the sum of the parts that were used', () => {
    expect(read('a + b', parts)).toMatchObject({
      n: 20,
      excluded: { skipped: 3, incomplete: 1, 'no-customer': 4 },
    });
    expect(read('a > 0 ? a : b', parts)).toMatchObject({
      value: 1,
      n: 50,
      excluded: { skipped: 2, incomplete: 1 },
    });
    expect(read('coalesce(gone, b)', parts)).toMatchObject({ value: 2, n: 20 });
    expect(read('1', parts)).toMatchObject({ value: 1, n: 0, excluded: {} });
  });
  test('without a value, of all parts', () => {
    expect(read('a + gone + never', parts)).toEqual({
      value: null,
      n: 0,
      interval: null,
      excluded: { skipped: 2, incomplete: 1, test: 9 },
      reason: 'part-missing',
    });
    expect(read('a / (b - b)', parts)).toMatchObject({ value: null, n: 20, reason: 'division-by-zero' });
  });
});

describe('the change', () => {
  test('is significant where its interval leaves out no change', () => {
    const wave = fc
      .tuple(
        fc.double({ min: -10, max: 10, noNaN: true }),
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 500 }),
      )
      .map(([value, below, above]) => reading(value, [value - below / 100, value + above / 100]));
    fc.assert(
      fc.property(wave, wave, (before, after) => {
        const change = formulaChange(before, after);
        const { low = Number.NaN, high = Number.NaN } = change?.interval ?? {};
        expect(change?.method).toBe('mover');
        // To a hair: p is 1 - level just where a limit is 0.
        if (Math.min(Math.abs(low), Math.abs(high)) > 1e-9)
          expect(change?.significant).toBe(low > 0 || high < 0);
        const back = formulaChange(after, before);
        expect((back?.difference ?? 1) + (change?.difference ?? 1)).toBe(0);
        expect(back?.p).toBeCloseTo(change?.p ?? Number.NaN, 12);
      }),
    );
  });
  test('with symmetric intervals is the z test', () => {
    const change = formulaChange(around(10, 3 * z), around(20, 4 * z));
    expect(change).toMatchObject({
      difference: 10,
      p: expect.closeTo(0.04550026389635842, 10),
      significant: true,
    });
    expect(limits({ interval: change?.interval ?? null })).toEqual([
      expect.closeTo(10 - 5 * z, 10),
      expect.closeTo(10 + 5 * z, 10),
    ]);
  });
  test('has no test where an interval is missing, of another level or without spread', () => {
    const untested = { difference: 1, p: null, significant: false, interval: null, method: 'mover' };
    expect(formulaChange(reading(1, null), around(2, 1))).toEqual(untested);
    expect(formulaChange(around(1, 1), around(2, 1), { level: 0.9 })).toEqual(untested);
    expect(formulaChange(around(1, 0), around(2, 0))).toEqual(untested);
    expect(formulaChange(reading(null, null), around(2, 1))).toBeNull();
    expect(() => formulaChange(around(1, 1), around(2, 1), { level: 1 })).toThrow(
      expect.objectContaining({ code: 'level-out-of-range' }),
    );
  });
  test('of a top box is close to the one of the share itself', () => {
    const tally = (top: number, rest: number) =>
      scoreTally({ min: 0, max: 1 }).addAll(scoreTally({ min: 0, max: 1 }).empty(), [
        ...Array.from({ length: top }, () => 1),
        ...Array.from({ length: rest }, () => 0),
      ]);
    const waves = [tally(60, 140), tally(90, 110)].map((each) => read('box', { box: topBox(each, 1) }));
    const change = formulaChange(waves[0] ?? reading(null, null), waves[1] ?? reading(null, null));
    const share = shareChange({ k: 60, n: 200 }, { k: 90, n: 200 }, level);
    expect(change?.difference).toBeCloseTo(share?.difference ?? 0, 12);
    expect(limits({ interval: change?.interval ?? null })).toEqual(
      limits({ interval: share?.interval ?? null })?.map((limit) => expect.closeTo(limit, 12)),
    );
    expect(Math.abs((change?.p ?? 1) - (share?.p ?? 0))).toBeLessThan(0.001);
  });
});

test('a level and a value that are none are refused', () => {
  expect(() => readFormula(parseFormula('1'), {}, { level: 2, dependence: 'unknown' })).toThrow(
    expect.objectContaining({ code: 'level-out-of-range' }),
  );
  expect(() => read('a', { a: reading(Infinity, null) })).toThrow(
    expect.objectContaining({ code: 'number-out-of-range' }),
  );
});
