import { expect, it } from 'vitest';
import { numberOf, textOf } from './number-text.ts';

it('reads numbers as people write them, in units of their own', () => {
  expect(numberOf('85.5', 0.01)).toBe(0.855);
  expect(numberOf('−3', 1)).toBe(-3);
  expect(numberOf('４．５', 1)).toBe(4.5);
  expect(numberOf(' ', 1)).toBeNull();
  expect(numberOf('4,5', 1)).toBeUndefined();
  expect(numberOf('-', 1)).toBeUndefined();
});

it('writes them back without the dust of binary fractions', () => {
  expect(textOf(0.07, 0.01)).toBe('7');
  expect(textOf(-100, 1)).toBe('−100');
  expect(textOf(null, 1)).toBe('');
});
