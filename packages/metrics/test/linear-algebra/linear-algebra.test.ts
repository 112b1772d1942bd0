import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  choleskyFactor,
  invertPositiveDefinite,
  solvePositiveDefinite,
} from '../../src/linear-algebra/cholesky.ts';
import type { Matrix } from '../../src/linear-algebra/matrix.ts';
import { dot, identity, times } from '../../src/linear-algebra/matrix.ts';
import { symmetricEigen } from '../../src/linear-algebra/symmetric-eigen.ts';

const real = fc.double({ min: -10, max: 10, noNaN: true });
/** Gram matrices of up to 8 variables: symmetric, and singular where there are fewer rows than variables. */
const gram = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 10 }))
  .chain(([size, rows]) =>
    fc.array(fc.array(real, { minLength: rows, maxLength: rows }), { minLength: size, maxLength: size }),
  )
  .map((columns): Matrix => columns.map((u) => columns.map((v) => dot(u, v))));
/** The same made positive definite. */
const positive = gram.map((a): Matrix => a.map((row, i) => row.map((x, j) => (i === j ? x + 1 : x))));

function close(a: Matrix, b: Matrix, scale: number): void {
  for (const [i, row] of a.entries())
    for (const [j, x] of row.entries())
      expect(Math.abs(x - (b[i]?.[j] ?? Number.NaN))).toBeLessThanOrEqual(1e-10 * scale);
}

test('the factor times its transpose is the matrix', () => {
  fc.assert(
    fc.property(positive, (a) => {
      const factor = choleskyFactor(a) ?? [];
      const product = factor.map((u, i) => factor.map((v, j) => (i < j ? dot(u, v) : dot(v, u))));
      close(product, a, 1000);
    }),
  );
});

test('solving is multiplying by the inverse', () => {
  fc.assert(
    fc.property(positive, (a) => {
      const inverse = invertPositiveDefinite(a) ?? [];
      close(
        inverse.map((row) => times(a, row)),
        identity(a.length),
        1000,
      );
      const b = a.map((_, i) => i + 1);
      close([times(inverse, b)], [solvePositiveDefinite(a, b) ?? []], 1000);
    }),
  );
});

test('eigenvectors are orthonormal, and rebuild the matrix from its eigenvalues', () => {
  fc.assert(
    fc.property(gram, (a) => {
      const pairs = symmetricEigen(a);
      close(
        pairs.map((x) => pairs.map((y) => dot(x.vector, y.vector))),
        identity(a.length),
        1,
      );
      const rebuilt = a.map((_, i) =>
        a.map((_, j) =>
          pairs.reduce((sum, { value, vector }) => sum + value * (vector[i] ?? 0) * (vector[j] ?? 0), 0),
        ),
      );
      close(rebuilt, a, 1000);
      expect(pairs.map(({ value }) => value)).toEqual(
        pairs.map(({ value }) => value).toSorted((x, y) => y - x),
      );
    }),
  );
});

test('eigenvalues known in closed form', () => {
  const chain = [
    [2, -1, 0],
    [-1, 2, -1],
    [0, -1, 2],
  ];
  const values = symmetricEigen(chain).map(({ value }) => value);
  expect(values[0]).toBeCloseTo(2 + Math.SQRT2, 14);
  expect(values[1]).toBeCloseTo(2, 14);
  expect(values[2]).toBeCloseTo(2 - Math.SQRT2, 14);
});

test.each<[string, Matrix]>([
  [
    'an exact copy',
    [
      [1, 1],
      [1, 1],
    ],
  ],
  [
    'an indefinite matrix',
    [
      [1, 2],
      [2, 1],
    ],
  ],
  [
    'a variable without variance',
    [
      [1, 0],
      [0, 0],
    ],
  ],
  [
    'NaN',
    [
      [1, Number.NaN],
      [Number.NaN, 1],
    ],
  ],
  [
    'infinity',
    [
      [Infinity, 0],
      [0, 1],
    ],
  ],
])('%s has no factor', (_, a) => {
  expect(choleskyFactor(a)).toBeNull();
  expect(invertPositiveDefinite(a)).toBeNull();
  expect(solvePositiveDefinite(a, [1, 1])).toBeNull();
});

test('an eigenproblem that is not finite ends', () => {
  expect(
    symmetricEigen([
      [1, Number.NaN],
      [Number.NaN, 1],
    ]),
  ).toHaveLength(2);
});
