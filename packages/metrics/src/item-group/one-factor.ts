import { choleskyFactor, choleskySolve } from '../linear-algebra/cholesky.ts';
import type { Matrix } from '../linear-algebra/matrix.ts';
import { dot, times } from '../linear-algebra/matrix.ts';
import { symmetricEigen } from '../linear-algebra/symmetric-eigen.ts';

/** One common factor behind standardised items. */
export interface OneFactor {
  /** The correlation of each item with the factor; their sum is at least 0. */
  readonly loadings: readonly number[];
  /** The place of the item that the factor coincides with (a Heywood case), null in the proper case. */
  readonly heywood: number | null;
}

/** A uniqueness below this is on its way to 0. */
const leastUniqueness = 1e-8;

/**
 * The loadings λ of greatest normal likelihood, R ≈ λλᵀ + diag(1 - λ²), for correlations of at least 3 items; null
 * where two items are the same, so that the likelihood has no bound, or one has no variance.
 *
 * The likelihood may be greatest where a uniqueness is 0: then the factor is that item, the loadings are its
 * correlations, and which item it is can be told by comparing all of them. Otherwise Fisher scoring finds it.
 * Source: Lawley & Maxwell, Factor Analysis as a Statistical Method, 2nd ed., 1971, ch. 4.
 */
export function oneFactor(correlations: Matrix): OneFactor | null {
  const singular = correlations.some((row, i) =>
    row.some((r, j) => (i === j ? r === 0 : Math.abs(r) > 1 - 1e-10)),
  );
  if (singular) return null;
  const proper = fisherScoring(correlations);
  const [boundary, item] = correlations
    .map((row, i): [number, number] => [discrepancyAt(row, i), i])
    .reduce((best, next) => (next[0] < best[0] ? next : best));
  const improper =
    boundary < discrepancy(proper, correlations) - 1e-10 ||
    proper.some((loading) => 1 - loading * loading < leastUniqueness);
  const loadings = improper ? [...(correlations[item] ?? [])] : proper;
  const turn = loadings.reduce((sum, loading) => sum + loading, 0) < 0 ? -1 : 1;
  return { loadings: loadings.map((loading) => turn * loading), heywood: improper ? item : null };
}

function fisherScoring(correlations: Matrix): number[] {
  let loadings = start(correlations);
  let value = discrepancy(loadings, correlations);
  for (let round = 0; round < 500; round += 1) {
    const step = scoringStep(loadings, correlations);
    if (step === null) break;
    let length = longestInside(loadings, step);
    let next = loadings;
    let better = value;
    // Halve until it no longer gets worse.
    do {
      next = loadings.map((loading, i) => loading + length * (step[i] ?? 0));
      better = discrepancy(next, correlations);
      length /= 2;
    } while (!(better <= value) && length > 1e-10);
    if (!(better <= value)) break;
    const moved = Math.max(...next.map((loading, i) => Math.abs(loading - (loadings[i] ?? 0))));
    loadings = next;
    value = better;
    if (moved < 1e-13 || loadings.some((loading) => 1 - loading * loading < leastUniqueness)) break;
  }
  return loadings;
}

/** The first principal axis, shortened by the noise in it. */
function start(correlations: Matrix): number[] {
  const [first] = symmetricEigen(correlations);
  if (first === undefined) return [];
  const length = Math.sqrt(Math.max(0, first.value - 1));
  return first.vector.map((x) => Math.min(0.95, Math.max(-0.95, x * length)));
}

/** log |Σ| + tr(Σ⁻¹R): twice the negative log-likelihood per row, but for a constant. */
function discrepancy(loadings: readonly number[], correlations: Matrix): number {
  const weights = loadings.map((loading) => loading / (1 - loading * loading));
  const signal = 1 + dot(loadings, weights);
  let sum = Math.log(signal) - dot(weights, times(correlations, weights)) / signal;
  for (const loading of loadings) {
    const uniqueness = 1 - loading * loading;
    sum += Math.log(uniqueness) + 1 / uniqueness;
  }
  return sum;
}

/** The same where the factor is one of the items: the others are regressed on it. */
function discrepancyAt(row: readonly number[], item: number): number {
  return row.reduce((sum, r, j) => (j === item ? sum : sum + Math.log(1 - r * r)), row.length);
}

/** Minus the inverse of the expected second derivatives times the first; null where there is none. */
function scoringStep(loadings: readonly number[], correlations: Matrix): number[] | null {
  const weights = loadings.map((loading) => loading / (1 - loading * loading));
  const signal = 1 + dot(loadings, weights);
  const inverse = loadings.map((loading, i) =>
    weights.map(
      (weight, j) => (i === j ? 1 / (1 - loading * loading) : 0) - ((weights[i] ?? 0) * weight) / signal,
    ),
  );
  const fitted = inverse.map((row) => times(correlations, row));
  /** Σ⁻¹ (Σ - R) Σ⁻¹, the derivative by Σ. */
  const byCovariance = inverse.map((row, i) =>
    inverse.map((column, j) => (row[j] ?? 0) - dot(fitted[i] ?? [], column)),
  );
  // Σ_ij = λ_i λ_j off the diagonal, and 1 on it whatever λ_i is.
  const others = loadings.map((_, i) => loadings.map((loading, j) => (i === j ? 0 : loading)));
  const solved = others.map((column) => times(inverse, column));
  const gradient = byCovariance.map((row, i) => 2 * dot(row, others[i] ?? []));
  const information = others.map((column, i) =>
    others.map(
      (_, j) =>
        2 *
        ((solved[i]?.[j] ?? 0) * (solved[j]?.[i] ?? 0) +
          dot(column, solved[j] ?? []) * (inverse[i]?.[j] ?? 0)),
    ),
  );
  for (const ridge of [0, 1e-6, 1e-3, 1]) {
    const factor = choleskyFactor(
      information.map((row, i) => row.map((x, j) => (i === j ? x * (1 + ridge) + ridge : x))),
    );
    if (factor !== null) return choleskySolve(factor, gradient).map((x) => -x);
  }
  return null;
}

/** At most 1, and at most 99 % of the way to the first loading of ±1. */
function longestInside(loadings: readonly number[], step: readonly number[]): number {
  return loadings.reduce((longest, loading, i) => {
    const move = step[i] ?? 0;
    return move === 0
      ? longest
      : Math.min(longest, (0.99 * (1 - Math.sign(move) * loading)) / Math.abs(move));
  }, 1);
}
