import { exactQuotient } from '../exact-quotient.ts';
import type { Matrix } from '../linear-algebra/matrix.ts';
import { diagonal } from '../linear-algebra/matrix.ts';
import { MetricsError } from '../metrics-error.ts';
import type { MomentsTally } from '../tally/moments.ts';

/** What a group of items needs to be read: reliability, omega and drivers know no other input. */
export interface ItemMoments {
  readonly items: number;
  /** Complete rows. */
  readonly n: number;
  /** Rows that do not count. */
  readonly dropped: number;
  /** Of each item; empty without a row. */
  readonly means: readonly number[];
  /** Divisor n - 1; null below n = 2. */
  readonly covariances: Matrix | null;
}

/**
 * The moments of a tally, from exact whole numbers: one rounding per covariance, and a constant item has exactly 0.
 *
 * @returns means in the unit of the items; null while a removal has come before what it removes
 * @throws `number-out-of-range` for moments beyond what a number holds
 * @source Own definition: (n Σxy - Σx Σy) / (n (n - 1)) in whole numbers
 */
export function tallyMoments(tally: MomentsTally): ItemMoments | null {
  const { items, n, sums } = tally;
  const excluded = Object.values(tally.excluded);
  if (n < 0 || excluded.some((count) => count < 0)) return null;
  const dropped = excluded.reduce((sum, count) => sum + count, 0);
  /** n² times the covariance with divisor n. */
  const spread = (i: number, j: number): bigint =>
    BigInt(n) * productOf(tally, i, j) - (sums[i] ?? 0n) * (sums[j] ?? 0n);
  if (!settledMoments(tally, spread)) return null;
  const pairs = BigInt(n) * BigInt(n - 1);
  const means = n === 0 ? [] : sums.map((sum) => finite(exactQuotient(sum, BigInt(n))));
  const covariances = n < 2 ? null : square(items, (i, j) => finite(exactQuotient(spread(i, j), pairs)));
  return { items, n, dropped, means, covariances };
}

/**
 * The moments of raw rows, one per respondent, by listwise deletion: a row with anything but finite numbers is
 * dropped. In two passes from the first row on, so that nothing cancels and a constant item has exactly 0.
 *
 * @param items how many answers a row has; those of the first unless given
 * @returns means in the unit of the items; covariances null below two complete rows
 * @throws `lengths-differ`, `number-out-of-range` where squares leave floating point
 * @source Chan, Golub & LeVeque, Am. Stat. 37(3), 1983: the two-pass algorithm
 */
export function rowMoments(rows: readonly (readonly unknown[])[], items = rows[0]?.length ?? 0): ItemMoments {
  const complete = completeRows(rows, items);
  const dropped = rows.length - complete.length;
  const n = complete.length;
  const origin = complete[0] ?? [];
  const shifted = complete.map((row) => row.map((x, i) => x - (origin[i] ?? 0)));
  const shifts = origin.map((_, i) => shifted.reduce((sum, row) => sum + (row[i] ?? 0), 0) / n);
  const means = origin.map((first, i) => finite(first + (shifts[i] ?? 0)));
  if (n < 2) return { items, n, dropped, means, covariances: null };
  const deviations = shifted.map((row) => row.map((x, i) => x - (shifts[i] ?? 0)));
  const covariances = square(items, (i, j) =>
    finite(deviations.reduce((sum, row) => sum + (row[i] ?? 0) * (row[j] ?? 0), 0) / (n - 1)),
  );
  return { items, n, dropped, means, covariances };
}

/** The rows of finite numbers only. Throws `lengths-differ` unless each has one answer per item. */
export function completeRows(rows: readonly (readonly unknown[])[], items: number): (readonly number[])[] {
  return rows.filter((row): row is readonly number[] => {
    if (row.length !== items)
      throw new MetricsError('lengths-differ', `${row.length} answers, ${items} items`);
    return row.every((answer) => typeof answer === 'number' && Number.isFinite(answer));
  });
}

/** The correlations; an item without variance has a row and a column of zeros, its diagonal included. */
export function correlationsOf(covariances: Matrix): Matrix {
  const variances = diagonal(covariances);
  return covariances.map((row, i) =>
    row.map((covariance, j) =>
      i === j ? Math.sign(covariance) : correlation(covariance, variances[i] ?? 0, variances[j] ?? 0),
    ),
  );
}

/** A covariance as a correlation, never a rounding beyond ±1; 0 where one of the two has no variance. */
export function correlation(covariance: number, x: number, y: number): number {
  if (x === 0 || y === 0) return 0;
  return Math.min(1, Math.max(-1, covariance / Math.sqrt(x) / Math.sqrt(y)));
}

/** Σ of all covariances: the variance of the items' sum; 0 where rounding is all that is left of it. */
export function varianceOfSum(covariances: Matrix): number {
  const sum = covariances.flat().reduce((total, covariance) => total + covariance, 0);
  const own = diagonal(covariances).reduce((total, variance) => total + variance, 0);
  return sum > 1e-12 * own ? sum : 0;
}

function productOf({ products }: MomentsTally, i: number, j: number): bigint {
  const [row, column] = i < j ? [j, i] : [i, j];
  return products[(row * (row + 1)) / 2 + column] ?? 0n;
}

/** What holds of any rows that were: nothing of nothing, no variance below 0 and no correlation beyond ±1. */
function settledMoments(tally: MomentsTally, spread: (i: number, j: number) => bigint): boolean {
  if (tally.n === 0) return [...tally.sums, ...tally.products].every((sum) => sum === 0n);
  for (let i = 0; i < tally.items; i += 1)
    for (let j = 0; j <= i; j += 1)
      if (spread(i, i) < 0n || spread(i, j) ** 2n > spread(i, i) * spread(j, j)) return false;
  return true;
}

function square(size: number, entry: (i: number, j: number) => number): Matrix {
  return Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => entry(i, j)));
}

function finite(moment: number): number {
  if (!Number.isFinite(moment)) throw new MetricsError('number-out-of-range', `mean or covariance ${moment}`);
  return moment;
}
