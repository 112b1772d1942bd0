import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  individualsLimits,
  individualsSignals,
  proportionBaseline,
  proportionSignals,
} from '../../src/index.ts';

const repeat = (value: number, times: number): number[] => Array.from({ length: times }, () => value);

describe('XmR', () => {
  test('the flow rates of the NIST handbook 6.3.2.2', () => {
    const limits = individualsLimits([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]);
    expect(limits.centre).toBeCloseTo(50.81, 10);
    expect(limits.meanRange).toBeCloseTo(1.8778, 4);
    expect(limits.limits?.[0]).toBeCloseTo(45.8159, 4);
    expect(limits.limits?.[1]).toBeCloseTo(55.8041, 4);
    expect(limits.provisional).toBe(true);
  });

  test('a frozen baseline judges later points without being moved by them', () => {
    const limits = individualsLimits([10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12]);
    // 11 ± 3 · 2 / 1.128.
    expect(limits).toMatchObject({ n: 12, centre: 11, meanRange: 2, provisional: false });
    expect(individualsSignals([11, 40, 41], limits)).toEqual({
      outside: [1, 2],
      rangesOutside: [1],
      runs: [],
    });
  });

  test('the eighth in a row on one side is the first signal; a point on the centre starts again', () => {
    const limits = individualsLimits([0, 2, 0, 2]);
    expect(individualsSignals(repeat(2, 9), limits).runs).toEqual([7, 8]);
    expect(individualsSignals([...repeat(2, 7), 1, ...repeat(2, 7)], limits).runs).toEqual([]);
    expect(individualsSignals([...repeat(2, 7), ...repeat(0, 8)], limits).runs).toEqual([14]);
  });

  test('a period without value has no distance to its neighbours and ends a row', () => {
    const limits = individualsLimits([1, null, 3, 4, null]);
    expect(limits).toMatchObject({ n: 3, meanRange: 1 });
    expect(individualsSignals([null, null, null, 99], limits)).toEqual({
      outside: [3],
      rangesOutside: [],
      runs: [],
    });
    const wide = individualsLimits([0, 2, 0, 2]);
    expect(individualsSignals([...repeat(2, 7), null, ...repeat(2, 7)], wide).runs).toEqual([]);
  });

  test.each([
    [[], null],
    [[7], 7],
    [[null, 7, null], 7],
  ])('%j has no limits', (values, centre) => {
    const limits = individualsLimits(values);
    expect(limits).toMatchObject({ centre, meanRange: null, limits: null, rangeLimit: null });
    expect(individualsSignals([1, 2, 3], limits)).toEqual({ outside: [], rangesOutside: [], runs: [] });
  });

  test('equal values never leave their limits', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e300, max: 1e300, noNaN: true }),
        fc.integer({ min: 2, max: 40 }),
        (value, n) => {
          const values = repeat(value, n);
          expect(individualsSignals(values, individualsLimits(values))).toEqual({
            outside: [],
            rangesOutside: [],
            runs: [],
          });
        },
      ),
    );
  });

  test('shifting the values shifts centre and limits; turning the scale turns the signals', () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(values, fc.integer({ min: -1000, max: 1000 }), (list, by) => {
        const plain = individualsLimits(list);
        const shifted = individualsLimits(list.map((value) => value + by));
        expect(shifted.centre).toBeCloseTo((plain.centre ?? 0) + by, 8);
        expect(shifted.limits?.[0]).toBeCloseTo((plain.limits?.[0] ?? 0) + by, 8);
        const turned = list.map((value) => -value);
        expect(individualsSignals(turned, individualsLimits(turned))).toEqual(
          individualsSignals(list, plain),
        );
      }),
    );
  });

  test.each([Number.NaN, Infinity, 1e301])('%d is refused', (value) => {
    const refusal = expect.objectContaining({ code: 'number-out-of-range' });
    expect(() => individualsLimits([1, value])).toThrow(refusal);
    expect(() => individualsSignals([value], individualsLimits([1, 2]))).toThrow(refusal);
  });
});

describe('p-chart', () => {
  test('a frozen baseline judges each period by its own n', () => {
    const baseline = proportionBaseline(Array.from({ length: 12 }, () => ({ k: 20, n: 100 })));
    expect(baseline).toMatchObject({ periods: 12, centre: 0.2, provisional: false });
    const { limits, outside } = proportionSignals(
      [
        { k: 30, n: 100 },
        { k: 30, n: 90 },
        { k: 0, n: 0 },
      ],
      baseline,
    );
    // 0.2 ± 3 √(0.16 / 100).
    expect(limits[0]?.[0]).toBeCloseTo(0.08, 12);
    expect(limits[0]?.[1]).toBeCloseTo(0.32, 12);
    expect(limits[2]).toBeNull();
    expect(outside).toEqual([1]);
  });

  test('chance alone gives an overdispersion near 1; large n makes small moves look large', () => {
    const steady = Array.from({ length: 30 }, (_, i) => ({ k: 500_000 + (i % 2) * 5000, n: 1_000_000 }));
    const baseline = proportionBaseline(steady);
    // Neighbours lie 0.005 apart, 10 standard deviations of chance alone.
    expect(baseline.overdispersion).toBeCloseTo(0.005 / Math.sqrt((0.5025 * 0.4975) / 1e6) / 1.128, 6);
    expect(proportionSignals(steady, baseline).outside.length).toBe(30);
    expect(proportionSignals(steady, baseline, 'laney').outside).toEqual([]);
  });

  test('fewer than two periods have no limits', () => {
    const one = proportionBaseline([
      { k: 1, n: 10 },
      { k: 0, n: 0 },
    ]);
    expect(one).toEqual({ periods: 1, centre: 0.1, overdispersion: null, provisional: true });
    expect(proportionSignals([{ k: 9, n: 10 }], one)).toEqual({ limits: [null], outside: [], runs: [] });
    expect(proportionBaseline([])).toMatchObject({ periods: 0, centre: null });
  });

  test('no spread in the baseline: no limits widened by it', () => {
    const none = proportionBaseline([
      { k: 0, n: 10 },
      { k: 0, n: 10 },
    ]);
    expect(none.overdispersion).toBeNull();
    expect(proportionSignals([{ k: 0, n: 10 }], none, 'laney').limits).toEqual([null]);
    expect(proportionSignals([{ k: 0, n: 10 }], none).limits).toEqual([[0, 0]]);
  });

  test.each([
    [{ k: 3, n: 2 }, 'inconsistent'],
    [{ k: 1, n: 0 }, 'inconsistent'],
    [{ k: 0.5, n: 2 }, 'count-not-whole'],
    [{ k: Number.NaN, n: 2 }, 'count-not-whole'],
  ])('%j is refused', (share, code) => {
    expect(() => proportionBaseline([share])).toThrow(expect.objectContaining({ code }));
  });

  test('a share is inside its limits, and they lie within 0..1', () => {
    const share = fc
      .integer({ min: 1, max: 500 })
      .chain((n) => fc.record({ k: fc.nat(n), n: fc.constant(n) }));
    fc.assert(
      fc.property(fc.array(share, { minLength: 2, maxLength: 30 }), (shares) => {
        const baseline = proportionBaseline(shares);
        for (const form of ['binomial', 'laney'] as const)
          for (const bounds of proportionSignals(shares, baseline, form).limits) {
            if (bounds === null) continue;
            expect(bounds[0]).toBeGreaterThanOrEqual(0);
            expect(bounds[1]).toBeLessThanOrEqual(1);
            expect(bounds[0]).toBeLessThanOrEqual(baseline.centre ?? 0);
            expect(bounds[1]).toBeGreaterThanOrEqual(baseline.centre ?? 0);
          }
      }),
    );
  });
});
