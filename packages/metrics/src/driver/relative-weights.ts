import { leastOwnShare } from '../linear-algebra/cholesky.ts';
import type { Matrix } from '../linear-algebra/matrix.ts';
import { dot, times } from '../linear-algebra/matrix.ts';
import type { EigenPair } from '../linear-algebra/symmetric-eigen.ts';
import { symmetricEigen } from '../linear-algebra/symmetric-eigen.ts';

/**
 * Johnson's relative weights: R² shared out through the orthogonal variables closest to the drivers; they sum to R².
 * `between` are the correlations of the drivers, `withOutcome` theirs with the outcome. Null where `between` is
 * singular. Source: Johnson, Multivariate Behavioral Research 35(1), 2000, 1-19.
 */
export function relativeWeights(between: Matrix, withOutcome: readonly number[]): number[] | null {
  const pairs = symmetricEigen(between);
  if (pairs.some(({ value }) => !(value > leastOwnShare))) return null;
  // β = R^(-½) r, and weight_j = Σ_k (R^½)_jk² β_k².
  const squaredBetas = times(
    rescaled(pairs, (value) => 1 / Math.sqrt(value)),
    withOutcome,
  ).map((beta) => beta * beta);
  return rescaled(pairs, Math.sqrt).map((row) =>
    dot(
      row.map((x) => x * x),
      squaredBetas,
    ),
  );
}

/** The matrix with these eigenvectors and other eigenvalues. */
function rescaled(pairs: readonly EigenPair[], scale: (value: number) => number): Matrix {
  const scaled = pairs.map(({ value, vector }) => vector.map((x) => x * scale(value)));
  const columns = pairs.map((_, i) => scaled.map((vector) => vector[i] ?? 0));
  const plain = pairs.map((_, i) => pairs.map(({ vector }) => vector[i] ?? 0));
  return columns.map((column) => plain.map((other) => dot(column, other)));
}
