import { fQuantile } from '../distribution/fisher-f.ts';
import { checkedProbability } from '../distribution/probability.ts';
import type { Bounds } from '../interval/bounds.ts';
import type { Matrix } from '../linear-algebra/matrix.ts';
import { diagonal } from '../linear-algebra/matrix.ts';
import type { ItemMoments } from './item-moments.ts';
import { correlation, correlationsOf, varianceOfSum } from './item-moments.ts';

/** Cronbach's alpha of a group of items; what cannot be computed is null. */
export interface CronbachAlpha {
  readonly items: number;
  readonly n: number;
  readonly dropped: number;
  /** At most 1; negative where items run against each other, then see `reversed`. */
  readonly alpha: number | null;
  /** Of the items brought to one variance; null also where one has none. */
  readonly standardized: number | null;
  /** Feldt's. */
  readonly interval: Bounds | null;
  readonly ifDropped: readonly (number | null)[];
  /** The correlation of each item with the sum of the others; null where either has no variance. */
  readonly itemTotal: readonly (number | null)[];
  /** The places of items whose `itemTotal` is negative: most likely keyed the other way round. */
  readonly reversed: readonly number[];
  /** Why alpha is null. */
  readonly reason: 'too-few-items' | 'too-few-rows' | 'no-variance' | null;
}

/**
 * α = k/(k-1) (1 - Σ s_i² / s_T²), divisor n - 1, with Feldt's interval 1 - (1 - α) F.
 *
 * @returns coefficients of at most 1; null as `too-few-items`, `too-few-rows` or `no-variance`
 * @throws `level-out-of-range`
 * @source Cronbach, Psychometrika 16(3), 1951; Feldt, Woodruff & Salih, Appl. Psychol. Meas. 11, 1987, 93-103
 */
export function cronbachAlpha(moments: ItemMoments, level: number): CronbachAlpha {
  checkedProbability(level);
  const { items, n, dropped, covariances } = moments;
  const places = Array.from({ length: items }, (_, i) => i);
  const alpha = covariances && alphaOf(covariances);
  const itemTotal = places.map((i) => covariances && itemRest(covariances, i));
  return {
    items,
    n,
    dropped,
    alpha,
    standardized: covariances && standardizedAlpha(covariances),
    interval: alpha === null ? null : feldtInterval(alpha, n, items, level),
    ifDropped: places.map((i) => covariances && alphaOf(without(covariances, i))),
    itemTotal,
    reversed: places.filter((i) => (itemTotal[i] ?? 0) < 0),
    reason: alpha === null ? reasonOf(moments) : null,
  };
}

function reasonOf({ items, covariances }: ItemMoments): CronbachAlpha['reason'] {
  if (items < 2) return 'too-few-items';
  return covariances === null ? 'too-few-rows' : 'no-variance';
}

function alphaOf(covariances: Matrix): number | null {
  const total = varianceOfSum(covariances);
  const k = covariances.length;
  if (k < 2 || total === 0) return null;
  const own = diagonal(covariances).reduce((sum, variance) => sum + variance, 0);
  return (k / (k - 1)) * (1 - own / total);
}

function standardizedAlpha(covariances: Matrix): number | null {
  return diagonal(covariances).includes(0) ? null : alphaOf(correlationsOf(covariances));
}

function feldtInterval(alpha: number, n: number, items: number, level: number): Bounds {
  const tail = (1 - level) / 2;
  const limit = (p: number): number => 1 - (1 - alpha) * fQuantile(p, n - 1, (n - 1) * (items - 1));
  return [limit(1 - tail), limit(tail)];
}

function itemRest(covariances: Matrix, item: number): number | null {
  const rest = varianceOfSum(without(covariances, item));
  const row = covariances[item] ?? [];
  const variance = row[item] ?? 0;
  if (rest === 0 || variance === 0) return null;
  const shared = row.reduce((sum, covariance, j) => (j === item ? sum : sum + covariance), 0);
  return correlation(shared, variance, rest);
}

function without(matrix: Matrix, place: number): Matrix {
  return matrix.toSpliced(place, 1).map((row) => row.toSpliced(place, 1));
}
