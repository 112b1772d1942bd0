import { leastOwnShare } from '../linear-algebra/cholesky.ts';
import type { Matrix } from '../linear-algebra/matrix.ts';

/** What happens when drivers enter one after another; each list by the place of the driver. */
export interface Entry {
  /** What the driver adds to R². */
  readonly gains: readonly number[];
  /** The drivers that those before them determine, and those without variance. */
  readonly determined: readonly number[];
}

/**
 * The drivers enter a regression in the given order: elimination in the correlations of the drivers and, last, the
 * outcome. A driver that the ones before it determine, or that has no variance, adds nothing, so R² is defined however
 * the drivers hang together.
 */
export function enter(correlations: Matrix, order: readonly number[]): Entry {
  const left = correlations.map((row) => [...row]);
  const outcome = left.length - 1;
  const gains = Array.from({ length: outcome }, () => 0);
  const determined: number[] = [];
  for (const driver of order) {
    const row = [...(left[driver] ?? [])];
    const own = row[driver] ?? 0;
    if (!(own > leastOwnShare)) {
      determined.push(driver);
      continue;
    }
    gains[driver] = (row[outcome] ?? 0) ** 2 / own;
    for (const [i, other] of left.entries()) {
      const share = (row[i] ?? 0) / own;
      for (let j = 0; j < row.length; j += 1) other[j] = (other[j] ?? 0) - share * (row[j] ?? 0);
    }
  }
  return { gains, determined };
}
