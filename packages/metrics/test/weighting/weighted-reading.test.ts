import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WeightedCell } from '../../src/index.ts';
import {
  netPromoter,
  scoreMean,
  scoreMeanChange,
  scoreTally,
  weightInMillionths,
  weightedCellsNetPromoter,
  weightedChange,
  weightedMean,
  weightedMeanOf,
  weightedNetPromoter,
} from '../../src/index.ts';

const scale = scoreTally({ min: 0, max: 10 });
const coded = (code: string): unknown => expect.objectContaining({ code });
const cell = (weight: number, answers: readonly number[]): WeightedCell => ({
  weight,
  tally: scale.addAll(scale.empty(), answers),
});
const cells = fc.array(
  fc
    .tuple(
      fc.integer({ min: 0, max: 5_000_000 }),
      fc.array(fc.integer({ min: 0, max: 10 }), { maxLength: 8 }),
    )
    .map(([weight, answers]) => ({ weight, answers })),
  { maxLength: 5 },
);

describe('weighted readings of cells', () => {
  test('NPS is that of the answers weighed one by one', () => {
    fc.assert(
      fc.property(cells, (groups) => {
        const reading = weightedCellsNetPromoter(groups.map(({ weight, answers }) => cell(weight, answers)));
        const single = weightedNetPromoter(
          groups.flatMap(({ answers }) => answers),
          groups.flatMap(({ weight, answers }) => answers.map(() => weight / 1e6)),
        );
        expect(reading.n).toBe(single.n);
        for (const [a, b] of [
          [reading.value, single.nps],
          [reading.effectiveN, single.effectiveN],
          [reading.designEffect, single.designEffect],
          [reading.standardError, single.standardError],
        ])
          if (a === null || a === undefined) expect(b).toBeNull();
          else expect(Math.abs(a - (b ?? Number.NaN))).toBeLessThan(1e-9 * Math.max(1, Math.abs(a)));
      }),
    );
  });

  test('does not depend on how the answers of one weight are cut into cells, nor on their order, to the last bit', () => {
    fc.assert(
      fc.property(cells, (groups) => {
        const whole = groups.map(({ weight, answers }) => cell(weight, answers));
        const cut = groups
          .flatMap(({ weight, answers }) => answers.map((answer) => cell(weight, [answer])))
          .toReversed();
        if (groups.some(({ answers }) => answers.length > 0))
          expect(weightedMean(cut)).toEqual(weightedMean(whole));
      }),
    );
  });

  test('with equal weights is the plain reading', () => {
    const equal = [cell(3_000_000, [10, 9, 3]), cell(3_000_000, [8, 7, 6, 10])];
    const all = scale.addAll(scale.empty(), [10, 9, 3, 8, 7, 6, 10]);
    expect(weightedCellsNetPromoter(equal).value).toBeCloseTo(netPromoter(all).value ?? 0, 12);
    const mean = weightedMean(equal);
    expect(mean).toMatchObject({ n: 7, effectiveN: 7, designEffect: 1, sumOfWeights: 21 });
    // n/(n-1) Σ(x-m)² / n² is s²/n, so the interval is Student's.
    const plain = scoreMean(all);
    expect(mean.value).toBeCloseTo(plain.value ?? 0, 12);
    expect(mean.interval?.low).toBeCloseTo(plain.interval?.low ?? 0, 12);
    expect(mean.interval).toMatchObject({ method: 'taylor', level: 0.95 });
  });

  test('a worked example', () => {
    // Weights 1 and 3 on 4 and 8: mean 7, Σw²(x - m)² = 9 + 9, doubled by n/(n-1), over Σw = 4.
    const reading = weightedMean([cell(1_000_000, [4]), cell(3_000_000, [8])]);
    expect(reading).toMatchObject({ value: 7, n: 2, effectiveN: 1.6, designEffect: 1.25, sumOfWeights: 4 });
    expect(reading.standardError).toBe(1.5);
    expect(reading.interval).toMatchObject({ low: 0, high: 10 });
  });

  test('what cannot be read says why', () => {
    expect(weightedMean([])).toMatchObject({ value: null, n: 0, reason: 'empty', effectiveN: null });
    expect(weightedCellsNetPromoter([cell(1, [])])).toMatchObject({ value: null, reason: 'empty' });
    expect(weightedMean([cell(0, [1, 2])])).toMatchObject({ value: null, n: 2, reason: 'no-weight' });
    const early = { weight: 1, tally: scale.remove(scale.empty(), 3) };
    expect(weightedMean([cell(1, [1]), early])).toMatchObject({ value: null, reason: 'unsettled' });
    expect(weightedMean([cell(1, [3])])).toMatchObject({ value: 3, interval: null, standardError: null });
    expect(weightedMean([cell(1, [3, 3])])).toMatchObject({ value: 3, standardError: 0 });
  });

  test('a mean of worths: shares and net promoter scores, whichever way they point', () => {
    const groups = [cell(2_000_000, [10, 9, 3]), cell(500_000, [8, 0, 6, 10])];
    const points = (answer: number): number => (answer >= 9 ? 100 : answer >= 7 ? 0 : -100);
    expect(weightedMeanOf(groups, points)).toEqual(weightedCellsNetPromoter(groups));
    const low = weightedMeanOf(groups, (answer) => (answer <= 6 ? 1 : 0));
    // 3 with the weight 2, 0 and 6 with ½, of 6 + 2 in all.
    expect(low.value).toBeCloseTo(3 / 8, 12);
    expect(low.interval?.low).toBeGreaterThanOrEqual(0);
    expect(low.interval?.high).toBeLessThanOrEqual(1);
    expect(() => weightedMeanOf(groups, () => 0.5)).toThrow(coded('number-out-of-range'));
  });

  test('waves of equal weights change as their means do; one that cannot be read has no change', () => {
    const [before, after] = [cell(1_000_000, [1, 4, 6, 9]), cell(1_000_000, [8, 9, 10, 10, 7])];
    const change = weightedChange(weightedMean([before]), weightedMean([after]));
    const plain = scoreMeanChange(before.tally, after.tally);
    expect(change?.difference).toBeCloseTo(plain?.difference ?? 0, 12);
    expect(change?.p).toBeCloseTo(plain?.p ?? 0, 10);
    expect(weightedChange(weightedMean([]), weightedMean([after]))).toBeNull();
  });

  test('exclusions are told unweighted', () => {
    const skipped = { weight: 5, tally: scale.addAll(scale.empty(), [3, 'skipped', 'test']) };
    expect(weightedMean([skipped, { ...skipped, weight: 1 }]).excluded).toEqual({ skipped: 2, test: 2 });
  });

  test('refuses other scales and weights that are none', () => {
    const five = scoreTally({ min: 1, max: 5 }).empty();
    expect(() => weightedMean([cell(1, [1]), { weight: 1, tally: five }])).toThrow(coded('scales-differ'));
    expect(() => weightedCellsNetPromoter([{ weight: 1, tally: five }])).toThrow(coded('scales-differ'));
    for (const weight of [-1, 0.5, Number.NaN, Infinity, 2 ** 53])
      expect(() => weightedMean([cell(weight, [1])])).toThrow(coded('number-out-of-range'));
    for (const weight of [-1, Number.NaN, Infinity, 1e300])
      expect(() => weightInMillionths(weight)).toThrow(coded('number-out-of-range'));
    expect(weightInMillionths(1 / 3)).toBe(333_333);
  });
});
