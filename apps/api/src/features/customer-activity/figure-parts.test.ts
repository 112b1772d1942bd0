import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Figure, wholeOf } from './figure-parts.ts';

const days = [
  { from: '2026-01-01', to: '2026-01-15' },
  { from: '2026-01-16', to: '2026-01-31' },
];
const departments = fc.uniqueArray(fc.nat(7)).map((list) => new Set(list));
const figure = fc
  .tuple(departments, departments)
  .map(([first, second]): Figure => [first, second].map((of, at) => ({ ...days[at]!, departments: of })));

const inOrder = (some: Iterable<number>) => [...some].toSorted((a, b) => a - b);

test('the parts of a whole and the rest hold each department of it once', () => {
  fc.assert(
    fc.property(fc.array(figure, { minLength: 1 }), (figures) => {
      const { figure, parts, rest } = wholeOf(figures);
      for (const [at, { departments }] of figure.entries())
        expect(inOrder([...parts, rest].flatMap((part) => [...part[at]!.departments]))).toEqual(
          inOrder(departments),
        );
    }),
  );
});
