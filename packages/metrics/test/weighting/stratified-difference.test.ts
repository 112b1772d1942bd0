import { expect, test } from 'vitest';
import { stratifiedDifference, welchChange } from '../../src/index.ts';

const group = (n: number, mean: number, variance: number | null = 4) => ({ n, mean, variance });

test('strata that differ are no difference between the groups', () => {
  // Together a has the mean 5.8 and b 4.2, only because more of a lie in the better stratum.
  const found = stratifiedDifference([
    { a: group(80, 6), b: group(20, 6) },
    { a: group(20, 4), b: group(80, 4) },
  ]);
  expect(found).toMatchObject({ n: { a: 100, b: 100 }, difference: 0, standardised: 0, p: 1 });
});

test('of one stratum is the difference of two means', () => {
  const [a, b] = [group(400, 7, 4), group(100, 6, 4)];
  const found = stratifiedDifference([{ a, b }]);
  expect(found?.difference).toBeCloseTo(1, 12);
  expect(found?.standardised).toBeCloseTo(0.5, 12);
  // Of large samples Welch's t is nearly z.
  expect(found?.p).toBeCloseTo(welchChange(b, a, 0.95)?.p ?? Number.NaN, 4);
});

test('a stratum that has but one of a group tells nothing', () => {
  const lone = { a: group(1, 10, null), b: group(50, 0) };
  const compared = { a: group(30, 5), b: group(30, 4) };
  expect(stratifiedDifference([lone, compared])).toEqual(stratifiedDifference([compared]));
  expect(stratifiedDifference([lone, { a: null, b: group(9, 1) }])).toBeNull();
  expect(stratifiedDifference([{ a: group(5, 3, 0), b: group(5, 3, 0) }])).toMatchObject({
    standardised: null,
    p: null,
  });
});
