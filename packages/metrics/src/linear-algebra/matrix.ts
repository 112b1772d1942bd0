/** A matrix as its rows, all of one length. */
export type Matrix = readonly (readonly number[])[];

export function identity(size: number): number[][] {
  return Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => (i === j ? 1 : 0)));
}

/** Σ u_i v_i over the length of u; v may be longer. */
export function dot(u: readonly number[], v: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < u.length; i += 1) sum += (u[i] ?? 0) * (v[i] ?? 0);
  return sum;
}

/** The matrix times a column. */
export function times(matrix: Matrix, column: readonly number[]): number[] {
  return matrix.map((row) => dot(row, column));
}

export function diagonal(matrix: Matrix): number[] {
  return matrix.map((row, i) => row[i] ?? 0);
}
