import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DerivedMeasure } from '../../src/index.ts';
import {
  acsi,
  derivedMean,
  fractionTally,
  gapMeasure,
  importanceMeasure,
  loyaltyMeasure,
  mixedLoyaltyIndex,
  rescaledMeasure,
  satisfactionIndex,
  satisfactionMeasure,
  serviceQuality,
} from '../../src/index.ts';

const coded = (code: string): unknown => expect.objectContaining({ code });

/** What the product does: tally the numerators of the answers that count. */
function tallied<Answer>(measure: DerivedMeasure<Answer>, answers: readonly Answer[]) {
  const numerators = answers.map((answer) => measure.numeratorOf(answer) ?? 'incomplete');
  expect(numerators.every((x) => x === 'incomplete' || Number.isSafeInteger(x))).toBe(true);
  const { addAll, empty } = fractionTally(measure);
  return addAll(empty(), numerators);
}

function near(a: number | null | undefined, b: number | null | undefined): void {
  if (a === null || b === null) expect(a).toBe(b);
  else expect(Math.abs((a ?? Number.NaN) - (b ?? Number.NaN))).toBeLessThan(1e-11 * 100);
}

/** Answers to 4 items, some missing or off the scale. */
const answer = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 11 }) }, fc.constant(null));
const rows = fc.array(fc.tuple(answer, answer, answer, answer), { maxLength: 15 });
const scale = { min: 1, max: 10 };

describe('CSI of one answer', () => {
  test('is exact with items missing: the mean over respondents is the index', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 4 }), (answers, minimumAnswered) => {
        const measure = satisfactionMeasure({ scale, items: 4, minimumAnswered });
        const tally = tallied(measure, answers);
        const index = satisfactionIndex({ rows: answers, scale, minimumAnswered });
        const reading = derivedMean(tally);
        expect(reading.n).toBe(index.n);
        expect(reading.excluded.incomplete ?? 0).toBe(index.dropped);
        near(reading.value, index.index);
        const [low] = index.interval(0.95) ?? [null];
        near(reading.interval?.low ?? null, low);
      }),
    );
  });

  test('weighs items by whole weights', () => {
    fc.assert(
      fc.property(rows, (answers) => {
        const weights = [40, 30, 20, 10];
        const measure = satisfactionMeasure({ scale, items: 4, weights });
        // 10, and less one item 6, 7, 8, 9.
        expect(measure.denominator).toBe(2520);
        const { weighted100 } = satisfactionIndex({ rows: answers, scale, weights });
        const { value } = derivedMean(tallied(measure, answers));
        near(value === null ? null : (100 * (value - 1)) / 9, weighted100);
      }),
    );
  });

  test('worked by hand', () => {
    const measure = satisfactionMeasure({ scale, items: 3 });
    expect(measure.denominator).toBe(6);
    expect(measure.numeratorOf([8, null, 9])).toBe(51);
    expect(measure.numeratorOf([8, 8, 9])).toBe(50);
    expect(measure.numeratorOf([8, null, 11])).toBeNull();
    expect(measure.numeratorOf([Number.NaN, '8', Infinity])).toBeNull();
    expect(satisfactionMeasure({ scale, items: 1 }).denominator).toBe(1);
  });

  test('an answer whose items carry no weight does not count', () => {
    const measure = satisfactionMeasure({ scale, items: 2, weights: [1, 0] });
    expect(measure.denominator).toBe(1);
    expect(measure.numeratorOf([null, 7])).toBeNull();
    expect(measure.numeratorOf([7, null])).toBe(7);
  });

  test('refuses what has no usable denominator, and what is none', () => {
    const declare = (options: object) => () => satisfactionMeasure({ scale, items: 3, ...options });
    expect(declare({ items: 45, minimumAnswered: 1 })).toThrow(coded('denominator-too-large'));
    expect(
      declare({ items: 40, minimumAnswered: 1, weights: Array.from({ length: 40 }, (_, i) => 2 ** i) }),
    ).toThrow(coded('denominator-too-large'));
    expect(declare({ scale: { min: 2 ** 52, max: 2 ** 52 + 9 } })).toThrow(coded('denominator-too-large'));
    expect(declare({ items: 0 })).toThrow(coded('items-invalid'));
    expect(declare({ items: Number.NaN })).toThrow(coded('items-invalid'));
    expect(declare({ items: 1e9 })).toThrow(coded('items-invalid'));
    expect(declare({ minimumAnswered: 4 })).toThrow(coded('number-out-of-range'));
    expect(declare({ weights: [1, 1] })).toThrow(coded('lengths-differ'));
    expect(declare({ weights: [1, 0.5, 1] })).toThrow(coded('number-out-of-range'));
    expect(declare({ weights: [0, 0, 0] })).toThrow(coded('number-out-of-range'));
    expect(declare({ scale: { min: 5, max: 1 } })).toThrow(coded('scale-invalid'));
    expect(() => satisfactionMeasure({ scale, items: 3 }).numeratorOf([1, 2])).toThrow(
      coded('lengths-differ'),
    );
  });
});

describe('CSI by the importance of the respondent', () => {
  const five = { min: 1, max: 5 };

  test('is exact: the mean over respondents of their own weighted means', () => {
    const point = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 6 }) }, fc.constant(null));
    const row = fc.tuple(point, point, point);
    fc.assert(
      fc.property(fc.array(fc.record({ ratings: row, importances: row })), (answers) => {
        const own = answers.flatMap(({ ratings, importances }) => {
          const pairs = ratings
            .map((rating, item) => [rating ?? 0, importances[item] ?? 0] as const)
            .filter((pair) => pair.every((given) => given >= 1 && given <= 5));
          const weight = pairs.reduce((sum, [, important]) => sum + important, 0);
          return pairs.length < 2 ? [] : [pairs.reduce((sum, [x, w]) => sum + x * w, 0) / weight];
        });
        const reading = derivedMean(
          tallied(importanceMeasure({ scale: five, importance: five, items: 3 }), answers),
        );
        expect([reading.n, reading.excluded.incomplete ?? 0]).toEqual([
          own.length,
          answers.length - own.length,
        ]);
        near(reading.value, own.length === 0 ? null : own.reduce((sum, x) => sum + x, 0) / own.length);
      }),
    );
  });

  test('refuses what has no usable denominator, and what is none', () => {
    const declare = (options: object) => () =>
      importanceMeasure({ scale: five, importance: five, items: 3, ...options });
    expect(declare({ items: 6 })).not.toThrow();
    expect(declare({ items: 10 })).toThrow(coded('denominator-too-large'));
    expect(declare({ importance: { min: -1, max: 1 } })).toThrow(coded('number-out-of-range'));
    expect(declare({ minimumAnswered: 4 })).toThrow(coded('number-out-of-range'));
    expect(() => declare({})().numeratorOf({ ratings: [1, 2, 3], importances: [1, 2] })).toThrow(
      coded('lengths-differ'),
    );
  });
});

describe('CLI of one answer', () => {
  const scales = [
    { min: 0, max: 10 },
    { min: 1, max: 5 },
    { min: 1, max: 7 },
  ];

  test('is exact over unlike scales: the mean over respondents is the index', () => {
    const measure = loyaltyMeasure(scales);
    // 3 · lcm(10, 4, 6)
    expect(measure.denominator).toBe(180);
    fc.assert(
      fc.property(rows, (answers) => {
        const three = answers.map((row) => row.slice(0, 3));
        const index = mixedLoyaltyIndex(
          scales.map((itemScale, item) => ({ scale: itemScale, answers: three.map((row) => row[item]) })),
        );
        const reading = derivedMean(tallied(measure, three));
        expect(reading.n).toBe(index.n);
        near(reading.value, index.index100);
      }),
    );
    expect(measure.numeratorOf([10, 5, 7])).toBe(100 * 180);
    expect(measure.numeratorOf([0, 1, 1])).toBe(0);
    expect(measure.numeratorOf([10, 5, null])).toBeNull();
    expect(measure.numeratorOf([10, 5, Number.NaN])).toBeNull();
  });

  test('refuses what is none', () => {
    expect(() => loyaltyMeasure([])).toThrow(coded('items-invalid'));
    expect(() => loyaltyMeasure([{ min: 1, max: 1 }])).toThrow(coded('scale-invalid'));
    expect(() => loyaltyMeasure(scales).numeratorOf([1])).toThrow(coded('lengths-differ'));
    const prime = [9973, 9967, 9949, 9941].map((max) => ({ min: 0, max }));
    expect(() => loyaltyMeasure(prime)).toThrow(coded('denominator-too-large'));
  });
});

describe('SERVQUAL gap of one answer', () => {
  const seven = { min: 1, max: 7 };

  test('of complete answers averages to the gap of the dimension', () => {
    const side = fc.tuple(...Array.from({ length: 3 }, () => fc.integer({ min: 1, max: 7 })));
    fc.assert(
      fc.property(fc.array(fc.record({ expectations: side, perceptions: side })), (answers) => {
        const measure = gapMeasure({ scale: seven, items: 3 });
        const { dimensions } = serviceQuality([
          {
            name: 'reliability',
            expectations: answers.map(({ expectations }) => expectations),
            perceptions: answers.map(({ perceptions }) => perceptions),
          },
        ]);
        near(derivedMean(tallied(measure, answers)).value, dimensions[0]?.gap ?? null);
      }),
    );
  });

  test('worked by hand, with pairs missing', () => {
    const answers = { expectations: [7, null, 6], perceptions: [5, 4, 7] };
    expect(gapMeasure({ scale: seven, items: 3 }).numeratorOf(answers)).toBeNull();
    const two = gapMeasure({ scale: seven, items: 3, minimumPairs: 2 });
    expect(two.denominator).toBe(6);
    expect(two.numeratorOf(answers)).toBe(-3);
  });

  test('refuses what does not fit together', () => {
    const { numeratorOf } = gapMeasure({ scale: seven, items: 2 });
    expect(() => numeratorOf({ expectations: [1, 2], perceptions: [1] })).toThrow(coded('lengths-differ'));
    expect(() => numeratorOf({ expectations: [1], perceptions: [1] })).toThrow(coded('lengths-differ'));
    expect(() => gapMeasure({ scale: seven, items: 2, minimumPairs: 3 })).toThrow(
      coded('number-out-of-range'),
    );
  });
});

test('the reading says why there is none', () => {
  const { add, empty, merge, remove } = fractionTally({ denominator: 6 });
  expect(derivedMean(empty())).toMatchObject({ value: null, n: 0, reason: 'empty' });
  expect(derivedMean(remove(empty(), 3))).toMatchObject({ value: null, reason: 'unsettled' });
  expect(derivedMean(add(empty(), 'incomplete'))).toMatchObject({
    value: null,
    excluded: { incomplete: 1 },
    reason: 'empty',
  });
  const one = add(empty(), 51);
  expect(derivedMean(one)).toMatchObject({ value: 8.5, n: 1, interval: null });
  expect(derivedMean(add(one, 54), { range: [1, 9] }).interval).toMatchObject({
    low: expect.closeTo(8.75 - 12.7062 / 4, 4),
    high: 9,
  });
  expect(() => merge(empty(), fractionTally({ denominator: 12 }).empty())).toThrow(
    coded('denominators-differ'),
  );
  for (const denominator of [0, -6, 1.5, Number.NaN, Infinity])
    expect(() => fractionTally({ denominator })).toThrow(coded('number-out-of-range'));
});

test('0..100 is exact: the weighted and the ACSI form', () => {
  const weights = [4, 3, 2, 1];
  const acsiForm = rescaledMeasure(
    satisfactionMeasure({ scale, items: 4, weights, minimumAnswered: 4 }),
    scale,
  );
  fc.assert(
    fc.property(rows, (answers) => {
      const reading = derivedMean(tallied(acsiForm, answers));
      const { n, dropped, score } = acsi({ rows: answers, scale, weights });
      expect(reading.n).toBe(n);
      expect(answers.length === 0 || dropped === (reading.excluded.incomplete ?? 0)).toBe(true);
      near(reading.value, score);
    }),
  );
  expect(derivedMean(tallied(acsiForm, [[10, 10, 10, 10]])).value).toBe(100);
});
