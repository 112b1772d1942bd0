import fc from 'fast-check';
import { expect, test } from 'vitest';
import { serviceQuality } from '../../src/index.ts';

const coded = (code: string): unknown => expect.objectContaining({ code });
const reliability = {
  name: 'reliability',
  expectations: [
    [7, 6],
    [6, 6],
  ],
  perceptions: [
    [5, 6],
    [7, 4],
  ],
};
const empathy = { name: 'empathy', expectations: [[4], [4]], perceptions: [[6], [5]] };

test('a worked example: means over respondents and items, then over dimensions', () => {
  const result = serviceQuality([reliability, empathy], { weights: [80, 20] });
  expect(result.dimensions).toEqual([
    { name: 'reliability', gap: -0.75, pairs: 4, incomplete: 0 },
    { name: 'empathy', gap: 1.5, pairs: 2, incomplete: 0 },
  ]);
  expect(result.unweighted).toBeCloseTo(0.375, 14);
  expect(result.weighted).toBeCloseTo(-0.3, 14);
  expect(serviceQuality([reliability, empathy], { weights: [4, 1] }).weighted).toBeCloseTo(-0.3, 14);
  expect(serviceQuality([reliability, empathy]).weighted).toBeNull();
});

test('only pairs with both answers count', () => {
  const answers = {
    name: 'reliability',
    expectations: [
      [7, null],
      [6, Number.NaN],
      [9, 5],
    ],
    perceptions: [
      [5, 6],
      ['7', 4],
      [1, Infinity],
    ],
  };
  expect(serviceQuality([answers]).dimensions).toEqual([
    { name: 'reliability', gap: -5, pairs: 2, incomplete: 4 },
  ]);
  const onScale = serviceQuality([answers], { scale: { min: 1, max: 7 } });
  expect(onScale.dimensions).toEqual([{ name: 'reliability', gap: -2, pairs: 1, incomplete: 5 }]);
});

test('a dimension without a pair has no gap, so there is no overall one', () => {
  const silent = { name: 'empathy', expectations: [[null]], perceptions: [[5]] };
  expect(serviceQuality([reliability, silent], { weights: [1, 1] })).toMatchObject({
    dimensions: [{ gap: -0.75 }, { gap: null, pairs: 0, incomplete: 1 }],
    unweighted: null,
    weighted: null,
  });
  expect(serviceQuality([])).toEqual({ dimensions: [], unweighted: null, weighted: null });
});

test('turning expectations and perceptions round turns the gap round', () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 })), {
    minLength: 1,
  });
  fc.assert(
    fc.property(rows, (pairs) => {
      const [a, b] = [pairs.map(([x]) => [x]), pairs.map(([, y]) => [y])];
      const gap = (expectations: number[][], perceptions: number[][]): number =>
        serviceQuality([{ name: 'x', expectations, perceptions }]).unweighted ?? Number.NaN;
      expect(gap(a, b) + gap(b, a)).toBe(0);
    }),
  );
});

test('refuses what does not fit together', () => {
  expect(() => serviceQuality([{ ...reliability, perceptions: [[1, 2]] }])).toThrow(coded('lengths-differ'));
  expect(() => serviceQuality([{ ...reliability, perceptions: [[1], [2]] }])).toThrow(
    coded('lengths-differ'),
  );
  expect(() => serviceQuality([reliability], { weights: [1, 2] })).toThrow(coded('lengths-differ'));
  expect(() => serviceQuality([reliability], { weights: [0] })).toThrow(coded('number-out-of-range'));
  expect(() => serviceQuality([reliability, empathy], { weights: [1e308, 1e308] })).toThrow(
    coded('number-out-of-range'),
  );
  expect(() => serviceQuality([reliability], { weights: [Number.NaN] })).toThrow(
    coded('number-out-of-range'),
  );
  expect(() => serviceQuality([reliability], { scale: { min: 5, max: 1 } })).toThrow(coded('scale-invalid'));
  const huge = { name: 'x', expectations: [[-1e308]], perceptions: [[1e308]] };
  expect(() => serviceQuality([huge])).toThrow(coded('number-out-of-range'));
});
