import { diagonal } from '../linear-algebra/matrix.ts';
import type { ItemMoments } from './item-moments.ts';
import { correlationsOf, varianceOfSum } from './item-moments.ts';
import { oneFactor } from './one-factor.ts';

/** McDonald's omega total of a group of items; what cannot be computed is null. */
export interface McDonaldOmega {
  readonly items: number;
  readonly n: number;
  readonly dropped: number;
  /** Of the items as they are: (Σ loadings)² / ((Σ loadings)² + Σ uniquenesses). */
  readonly omega: number | null;
  /** The same of the items brought to one variance. */
  readonly standardized: number | null;
  /** 1 - Σ uniquenesses over the observed variance of the sum instead of the fitted one; null where that is 0. */
  readonly ofObservedVariance: number | null;
  /** Of the standardised items. */
  readonly loadings: readonly number[] | null;
  readonly uniquenesses: readonly number[] | null;
  /** A uniqueness is 0: the factor is the item at this place, so omega says little. Null in the proper case. */
  readonly heywood: number | null;
  /** Why omega is null. */
  readonly reason: 'too-few-items' | 'too-few-rows' | 'no-variance' | 'identical-items' | null;
}

/**
 * Omega total, (Σ loadings)² / ((Σ loadings)² + Σ uniquenesses), of one factor of greatest likelihood (`oneFactor`).
 *
 * @returns omega, 0..1; null as `too-few-items` (below 3), `too-few-rows`, `no-variance` or `identical-items`
 * @source McDonald, Test Theory, 1999, ch. 6
 */
export function mcdonaldOmega({ items, n, dropped, covariances }: ItemMoments): McDonaldOmega {
  const without = (reason: McDonaldOmega['reason']): McDonaldOmega => ({
    items,
    n,
    dropped,
    omega: null,
    standardized: null,
    ofObservedVariance: null,
    loadings: null,
    uniquenesses: null,
    heywood: null,
    reason,
  });
  if (items < 3) return without('too-few-items');
  if (covariances === null) return without('too-few-rows');
  const variances = diagonal(covariances);
  if (variances.includes(0)) return without('no-variance');
  const fit = oneFactor(correlationsOf(covariances));
  if (fit === null) return without('identical-items');
  const { loadings, heywood } = fit;
  const uniquenesses = loadings.map((loading) => 1 - loading * loading);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const common = sum(loadings) ** 2;
  const commonRaw = sum(loadings.map((loading, i) => loading * Math.sqrt(variances[i] ?? 0))) ** 2;
  const uniqueRaw = sum(uniquenesses.map((unique, i) => unique * (variances[i] ?? 0)));
  const observed = varianceOfSum(covariances);
  return {
    ...without(null),
    omega: commonRaw / (commonRaw + uniqueRaw),
    standardized: common / (common + sum(uniquenesses)),
    ofObservedVariance: observed === 0 ? null : 1 - uniqueRaw / observed,
    loadings,
    uniquenesses,
    heywood,
  };
}
