import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CompositeDefinition, PartValues } from '../../src/index.ts';
import { compositeScore, weightSensitivity } from '../../src/index.ts';

const define = (
  weights: number[],
  aggregation: CompositeDefinition['aggregation'] = 'arithmetic',
  missing: CompositeDefinition['missing'] = 'null',
): CompositeDefinition => ({
  version: 1,
  parts: weights.map((weight, i) => ({
    id: `p${i}`,
    weight,
    normalisation: { kind: 'min-max', low: 0, high: 100 },
    polarity: 'higher-is-better',
  })),
  missing,
  aggregation,
});
const unit = (...values: (number | null)[]): PartValues =>
  Object.fromEntries(values.map((value, i) => [`p${i}`, value]));

test('a unit that leads in every part leads with any weights; two that trade places do not', () => {
  const { ranks, ranges, variations } = weightSensitivity(define([1, 1]), [
    unit(90, 90),
    unit(50, 54.5),
    unit(55, 50),
  ]);
  expect(ranks).toEqual([1, 3, 2]);
  expect(ranges).toEqual([
    { best: 1, worst: 1 },
    { best: 2, worst: 3 },
    { best: 2, worst: 3 },
  ]);
  // Weights 0.8 : 1 and 1 : 1.2 put the second unit before the third.
  expect(variations.map(({ part, factor, ranks }) => ({ part, factor, ranks }))).toEqual([
    { part: 'p0', factor: 0.8, ranks: [1, 2, 3] },
    { part: 'p0', factor: 1.2, ranks: [1, 3, 2] },
    { part: 'p1', factor: 0.8, ranks: [1, 3, 2] },
    { part: 'p1', factor: 1.2, ranks: [1, 2, 3] },
  ]);
  expect(variations[0]).toMatchObject({ largestShift: 1, meanShift: expect.closeTo(2 / 3, 12) });
});

test('equal units share the better rank', () => {
  expect(weightSensitivity(define([1]), [unit(5), unit(7), unit(5), unit(1)])).toMatchObject({
    ranks: [2, 1, 2, 4],
  });
});

test('units without index have no rank; with a part missing they have one, but no range', () => {
  const definition = define([3, 1], 'arithmetic', { minimumCoverage: 0.7 });
  const result = weightSensitivity(definition, [unit(50, 50), unit(60, null), unit(null, 90)]);
  expect(result.ranks).toEqual([2, 1, null]);
  expect(result.ranges).toEqual([{ best: 1, worst: 1 }, null, null]);
  expect(result.variations.every(({ ranks }) => ranks[2] === null)).toBe(true);
  expect(weightSensitivity(definition, [unit(null, 1)]).variations[0]).toMatchObject({
    largestShift: null,
    meanShift: null,
  });
  expect(weightSensitivity(definition, []).ranks).toEqual([]);
});

test('a geometric index of 0 is last, whatever the weights', () => {
  const { ranges } = weightSensitivity(define([1, 1], 'geometric'), [unit(0, 100), unit(1, 1), unit(0, 0)]);
  expect(ranges).toEqual([
    { best: 2, worst: 3 },
    { best: 1, worst: 1 },
    { best: 2, worst: 3 },
  ]);
});

describe('no weights within the variation take a unit out of its range', () => {
  const score = fc.integer({ min: 0, max: 100 });
  const units = fc.array(fc.tuple(score, score, score), { minLength: 1, maxLength: 8 });
  const weights = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), fc.nat(9));
  const moves = fc.tuple(...[0, 1, 2].map(() => fc.double({ min: -0.2, max: 0.2, noNaN: true })));
  test.each(['arithmetic', 'geometric'] as const)('%s', (aggregation) => {
    fc.assert(
      fc.property(units, weights, moves, (list, base, by) => {
        const rows = list.map((values) => unit(...values));
        const { ranges, variations, ranks } = weightSensitivity(define(base, aggregation), rows);
        const moved = define(
          base.map((weight, i) => weight * (1 + (by[i] ?? 0))),
          aggregation,
        );
        const values = rows.map((row) => compositeScore(moved, row).value ?? 0);
        for (const all of [ranks, ...variations.map((variation) => variation.ranks), ranksOf(values)])
          for (const [i, rank] of all.entries()) {
            expect(rank).toBeGreaterThanOrEqual(ranges[i]?.best ?? Infinity);
            expect(rank).toBeLessThanOrEqual(ranges[i]?.worst ?? 0);
          }
      }),
      { numRuns: 300 },
    );
  });
});

test.each([0, 1, -0.1, Number.NaN])('a variation of %d is refused', (variation) => {
  expect(() => weightSensitivity(define([1]), [unit(1)], variation)).toThrow(
    expect.objectContaining({ code: 'number-out-of-range' }),
  );
});

function ranksOf(values: readonly number[]): number[] {
  return values.map((value) => 1 + values.filter((other) => other > value + 1e-9).length);
}
