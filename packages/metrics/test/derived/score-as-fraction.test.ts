import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ScoreTally, ScoreValue } from '../../src/index.ts';
import {
  commonDenominator,
  convertScore,
  derivedMean,
  exclusionReasons,
  fractionTally,
  reversePoints,
  scoreAsFraction,
  scoreMean,
  scoreTally,
} from '../../src/index.ts';

const coded = (code: string): unknown => expect.objectContaining({ code });
const tallied = (scale: { min: number; max: number }, values: readonly ScoreValue[]): ScoreTally =>
  scoreTally(scale).addAll(scoreTally(scale).empty(), values);

const scale = fc
  .tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 1, max: 12 }))
  .map(([min, width]) => ({ min, max: min + width }));
const ends = fc
  .tuple(fc.integer({ min: -100, max: 100 }), fc.integer({ min: 1, max: 200 }), fc.boolean())
  .map(([low, width, reversed]) => ({ low, high: low + width, reversed }));
const values = (of: { min: number; max: number }) =>
  fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.integer(of) },
      { weight: 1, arbitrary: fc.constantFrom(...exclusionReasons) },
    ),
    {
      maxLength: 12,
    },
  );
const two = scale.chain((of) =>
  fc.record({ of: fc.constant(of), a: values(of), b: values(of), more: fc.array(scale, { maxLength: 3 }) }),
);

test('worked by hand: 1..5, 1..7 and 0..10 pooled on 0..100', () => {
  const denominator = commonDenominator([
    { min: 1, max: 5 },
    { min: 1, max: 7 },
    { min: 0, max: 10 },
  ]);
  expect(denominator).toBe(60);
  const onto = { low: 0, high: 100, denominator };
  const { merge } = fractionTally({ denominator });
  const pooled = merge(
    merge(
      scoreAsFraction(tallied({ min: 1, max: 5 }, [5, 4, 'skipped', 'dont-know', 'test']), onto),
      scoreAsFraction(tallied({ min: 1, max: 7 }, [2, 'superseded']), { ...onto, reversed: true }),
    ),
    scoreAsFraction(tallied({ min: 0, max: 10 }, [3, 'no-consent']), onto),
  );
  // 100, 75, 500 / 6 and 30.
  expect(pooled).toEqual({
    kind: 'fraction',
    denominator: 60,
    n: 4,
    sum: 6000n + 4500n + 5000n + 1800n,
    sumOfSquares: 6000n ** 2n + 4500n ** 2n + 5000n ** 2n + 1800n ** 2n,
    excluded: { incomplete: 2, superseded: 1, 'no-consent': 1, test: 1 },
  });
  expect(derivedMean(pooled, { range: [0, 100] }).value).toBeCloseTo((100 + 75 + 500 / 6 + 30) / 4, 12);
});

describe('stretching a scale', () => {
  test('commutes with merging and taking back', () => {
    fc.assert(
      fc.property(two, ends, ({ of, a, b, more }, onto) => {
        const denominator = commonDenominator([of, ...more]);
        const [scores, fractions] = [scoreTally(of), fractionTally({ denominator })];
        const read = (tally: ScoreTally) => scoreAsFraction(tally, { ...onto, denominator });
        const [one, other] = [tallied(of, a), tallied(of, b)];
        expect(read(scores.merge(one, other))).toEqual(fractions.merge(read(one), read(other)));
        expect(fractions.equals(read(scores.negate(one)), fractions.negate(read(one)))).toBe(true);
        expect(read(scores.empty())).toEqual(fractions.empty());
      }),
    );
  });

  test('takes the mean and its interval along the same line', () => {
    fc.assert(
      fc.property(two, ends, ({ of, a, more }, onto) => {
        const denominator = commonDenominator([of, ...more]);
        const tally = tallied(of, a);
        const mean = scoreMean(tally);
        const stretched = derivedMean(scoreAsFraction(tally, { ...onto, denominator }), {
          range: [onto.low, onto.high],
        });
        const share = (x: number) => (x - of.min) / (of.max - of.min);
        const along = (x: number) =>
          onto.low + (onto.reversed ? 1 - share(x) : share(x)) * (onto.high - onto.low);
        expect([stretched.n, stretched.reason]).toEqual([mean.n, mean.reason]);
        if (mean.value === null) expect(stretched.value).toBeNull();
        else expect(stretched.value).toBeCloseTo(along(mean.value), 9);
        const limits = mean.interval && [along(mean.interval.low), along(mean.interval.high)];
        if (onto.reversed) limits?.reverse();
        expect(stretched.interval && [stretched.interval.low, stretched.interval.high]).toEqual(
          limits?.map((limit) => expect.closeTo(limit, 8)) ?? null,
        );
      }),
    );
  });

  test('turned round is that of the scale turned round', () => {
    fc.assert(
      fc.property(two, ({ of, a }) => {
        const onto = { low: 0, high: 100, denominator: commonDenominator([of]) };
        const tally = tallied(of, a);
        expect(scoreAsFraction(tally, { ...onto, reversed: true })).toEqual(
          scoreAsFraction(convertScore(tally, { to: of, points: reversePoints(of) }), onto),
        );
      }),
    );
  });
});

test('what would not be exact is refused', () => {
  const seven = tallied({ min: 1, max: 7 }, [1]);
  const onto = { low: 0, high: 100, denominator: 3 };
  expect(scoreAsFraction(seven, onto).sum).toBe(0n);
  expect(() => scoreAsFraction(seven, { ...onto, denominator: 2 })).toThrow(coded('number-out-of-range'));
  expect(() => scoreAsFraction(seven, { ...onto, denominator: 0 })).toThrow(coded('number-out-of-range'));
  expect(() => scoreAsFraction(seven, { ...onto, low: 0.5 })).toThrow(coded('number-out-of-range'));
  expect(() => scoreAsFraction(seven, { ...onto, low: 100 })).toThrow(coded('number-out-of-range'));
  expect(() => commonDenominator([{ min: 5, max: 1 }])).toThrow(coded('scale-invalid'));
  const primes = [9973, 9967, 9949, 9941, 9931].map((max) => ({ min: 0, max }));
  expect(() => commonDenominator(primes)).toThrow(coded('denominator-too-large'));
  expect(commonDenominator([])).toBe(1);
});
