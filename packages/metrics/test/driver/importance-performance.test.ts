import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importancePerformance } from '../../src/index.ts';

const coded = (code: string): unknown => expect.objectContaining({ code });
const attribute = (id: string, importance: unknown, performance: unknown) => ({
  id,
  importance,
  performance,
});
const four = [
  attribute('speed', 6, 2),
  attribute('courtesy', 6, 6),
  attribute('parking', 2, 2),
  attribute('coffee', 2, 6),
];

test('the four quadrants', () => {
  const named = ['concentrate-here', 'keep-up', 'low-priority', 'possible-overkill'];
  for (const crosshair of ['mean', 'median', { importance: 4, performance: 4 }] as const) {
    const result = importancePerformance(four, crosshair);
    expect(result.crosshair).toEqual({ importance: 4, performance: 4 });
    expect(result.attributes.map(({ quadrant }) => quadrant)).toEqual(named);
  }
});

test('what lies on a line is high, also where the mean is off by rounding', () => {
  const equal = Array.from({ length: 3 }, (_, i) => attribute(String(i), 0.1, 0.7));
  for (const crosshair of ['mean', 'median'] as const)
    for (const { quadrant } of importancePerformance(equal, crosshair).attributes)
      expect(quadrant).toBe('keep-up');
  const [on] = importancePerformance([attribute('a', 1, 2)], { importance: 1, performance: 2.5 }).attributes;
  expect(on?.quadrant).toBe('concentrate-here');
});

test('an attribute without both numbers has no quadrant and does not move the lines', () => {
  const missing = [null, Number.NaN, Infinity, '5', undefined].map((x, i) => attribute(`m${i}`, x, 100));
  const result = importancePerformance([...four, ...missing], 'mean');
  expect(result.crosshair).toEqual({ importance: 4, performance: 4 });
  expect(result.attributes.slice(4).every(({ quadrant }) => quadrant === null)).toBe(true);
});

test('nothing to compare', () => {
  expect(importancePerformance([], 'mean')).toEqual({ crosshair: null, attributes: [] });
  expect(importancePerformance([attribute('a', null, 1)], 'median')).toEqual({
    crosshair: null,
    attributes: [{ id: 'a', quadrant: null }],
  });
  expect(importancePerformance([attribute('a', 3, 1)], 'median').attributes).toEqual([
    { id: 'a', quadrant: 'keep-up' },
  ]);
});

test('large numbers stay finite', () => {
  const large = [attribute('a', 1e308, 1e308), attribute('b', 1e308, -1e308)];
  expect(importancePerformance(large, 'mean').crosshair).toEqual({ importance: 1e308, performance: 0 });
  expect(() => importancePerformance(large, 'median')).toThrow(coded('number-out-of-range'));
});

test('the scale of an axis does not matter', () => {
  const answers = fc.array(fc.tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 })), {
    minLength: 1,
  });
  fc.assert(
    fc.property(answers, fc.constantFrom('mean' as const, 'median' as const), (pairs, crosshair) => {
      const quadrants = (scale: number) =>
        importancePerformance(
          pairs.map(([x, y], i) => attribute(String(i), x * scale, y)),
          crosshair,
        ).attributes;
      expect(quadrants(0.1)).toEqual(quadrants(1));
    }),
  );
});

test('refuses an attribute that comes twice and a crosshair that is none', () => {
  expect(() => importancePerformance([...four, attribute('speed', 1, 1)], 'mean')).toThrow(
    coded('inconsistent'),
  );
  expect(() => importancePerformance(four, { importance: Number.NaN, performance: 1 })).toThrow(
    coded('number-out-of-range'),
  );
});
