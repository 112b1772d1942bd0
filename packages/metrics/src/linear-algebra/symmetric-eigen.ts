import type { Matrix } from './matrix.ts';
import { identity } from './matrix.ts';

/** An eigenvalue and its eigenvector of length 1. */
export interface EigenPair {
  readonly value: number;
  readonly vector: readonly number[];
}

/**
 * The eigenvalues of a symmetric matrix in descending order, by cyclic Jacobi rotations: accurate to the last
 * digits for the tens of variables of a survey, and the same on every engine, as it needs square roots only.
 * The sign of a vector has no meaning. Source: Golub & Van Loan, Matrix Computations, 4th ed., 8.5.
 */
export function symmetricEigen(matrix: Matrix): EigenPair[] {
  const a = matrix.map((row) => [...row]);
  const vectors = identity(a.length);
  // Convergence is quadratic: ten sweeps are many, the limit only guards against input that is not finite.
  for (let sweep = 0; sweep < 50; sweep += 1) {
    let rotated = false;
    for (let p = 0; p < a.length; p += 1)
      for (let q = p + 1; q < a.length; q += 1) if (rotate(a, vectors, p, q)) rotated = true;
    if (!rotated) break;
  }
  return a
    .map((row, i) => ({ value: row[i] ?? 0, vector: vectors[i] ?? [] }))
    .sort((x, y) => y.value - x.value);
}

/** Makes a[p][q] zero by one plane rotation; false where it already is, to the last digits. */
function rotate(a: number[][], vectors: number[][], p: number, q: number): boolean {
  const [rowP = [], rowQ = [], vectorP = [], vectorQ = []] = [a[p], a[q], vectors[p], vectors[q]];
  const [app = 0, aqq = 0, apq = 0] = [rowP[p], rowQ[q], rowP[q]];
  if (!(Math.abs(apq) > 1e-18 * (Math.abs(app) + Math.abs(aqq)))) return false;
  const theta = (aqq - app) / (2 * apq);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (const row of a) {
    const x = row[p] ?? 0;
    const y = row[q] ?? 0;
    row[p] = cosine * x - sine * y;
    row[q] = sine * x + cosine * y;
  }
  mix(rowP, rowQ, cosine, sine);
  mix(vectorP, vectorQ, cosine, sine);
  rowP[q] = 0;
  rowQ[p] = 0;
  return true;
}

function mix(u: number[], v: number[], cosine: number, sine: number): void {
  for (let i = 0; i < u.length; i += 1) {
    const x = u[i] ?? 0;
    const y = v[i] ?? 0;
    u[i] = cosine * x - sine * y;
    v[i] = sine * x + cosine * y;
  }
}
