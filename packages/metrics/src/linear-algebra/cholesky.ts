import type { Matrix } from './matrix.ts';
import { dot, identity } from './matrix.ts';

/**
 * The share of a variable's variance that must be left when all before it are known; below it the variable counts
 * as one of theirs. Far above what rounding leaves of an exact copy (1e-16), far below any collinearity of real data.
 */
export const leastOwnShare = 1e-10;

/**
 * The lower triangle L, row i with i + 1 entries, of a symmetric matrix = L Lᵀ; only its lower triangle is read.
 * Null where the matrix is singular (`leastOwnShare`), not positive definite or not finite.
 */
export function choleskyFactor(matrix: Matrix): Matrix | null {
  const factor: number[][] = [];
  for (const [i, row] of matrix.entries()) {
    const next: number[] = [];
    for (const [j, above] of factor.entries())
      next.push(((row[j] ?? 0) - dot(next, above)) / (above[j] ?? Number.NaN));
    const variance = row[i] ?? 0;
    const own = variance - dot(next, next);
    if (!(own > leastOwnShare * variance && own < Infinity)) return null;
    next.push(Math.sqrt(own));
    factor.push(next);
  }
  return factor;
}

/** x with L Lᵀ x = b, for a factor L. */
export function choleskySolve(factor: Matrix, b: readonly number[]): number[] {
  const forward: number[] = [];
  for (const [i, row] of factor.entries())
    forward.push(((b[i] ?? 0) - dot(forward, row)) / (row[i] ?? Number.NaN));
  const x = [...forward];
  for (const [i, row] of [...factor.entries()].reverse()) {
    const value = (x[i] ?? 0) / (row[i] ?? Number.NaN);
    x[i] = value;
    for (let j = 0; j < i; j += 1) x[j] = (x[j] ?? 0) - value * (row[j] ?? 0);
  }
  return x;
}

/** x with matrix · x = b, for a symmetric positive definite matrix; null where it is not (`choleskyFactor`). */
export function solvePositiveDefinite(matrix: Matrix, b: readonly number[]): number[] | null {
  const factor = choleskyFactor(matrix);
  return factor && choleskySolve(factor, b);
}

/** The inverse of a symmetric positive definite matrix; null where it is not (`choleskyFactor`). */
export function invertPositiveDefinite(matrix: Matrix): Matrix | null {
  const factor = choleskyFactor(matrix);
  // The inverse is symmetric, so its columns are its rows.
  return factor && identity(matrix.length).map((column) => choleskySolve(factor, column));
}
