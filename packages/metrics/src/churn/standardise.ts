import type { Matrix } from '../linear-algebra/matrix.ts';

/** Features brought to one size. */
export interface Standardised {
  readonly intercept: boolean;
  /** Per row a 1 where there is an intercept, then (feature - mean) / scale. */
  readonly rows: Matrix;
  readonly means: readonly number[];
  /** Standard deviations (divisor n); 1 for a feature that never varies. */
  readonly scales: readonly number[];
}

/** Without an intercept features keep their zero: means are 0 and scales are root mean squares. */
export function standardised(rows: Matrix, intercept: boolean): Standardised {
  const n = rows.length;
  const features = rows[0] ?? [];
  const means = features.map((_, j) =>
    intercept ? rows.reduce((sum, row) => sum + (row[j] ?? 0) / n, 0) : 0,
  );
  const scales = means.map((mean, j) => {
    const variance = rows.reduce((sum, row) => sum + ((row[j] ?? 0) - mean) ** 2 / n, 0);
    // Rounding of the mean leaves a constant feature with a spread of about 1e-16 of it.
    return Math.sqrt(variance) > 1e-12 * Math.abs(mean) ? Math.sqrt(variance) : 1;
  });
  return {
    intercept,
    rows: rows.map((row) => {
      const scaled = row.map((value, j) => (value - (means[j] ?? 0)) / (scales[j] ?? 1));
      return intercept ? [1, ...scaled] : scaled;
    }),
    means,
    scales,
  };
}
