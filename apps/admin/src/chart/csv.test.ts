import { expect, it } from 'vitest';
import { csv } from './csv.ts';

it('quotes what must be quoted and leaves gaps empty', () => {
  expect(
    csv([
      ['a', 'b "c", d'],
      [1.5, null],
    ]),
  ).toBe('\uFEFFa,"b ""c"", d"\r\n1.5,\r\n');
});

it('does not let a name become a formula', () => {
  expect(csv([['=1+1', -3]])).toBe("\uFEFF'=1+1,-3\r\n");
});
