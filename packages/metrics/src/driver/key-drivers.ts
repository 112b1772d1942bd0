import type { ItemMoments } from '../item-group/item-moments.ts';
import { correlationsOf } from '../item-group/item-moments.ts';
import { choleskyFactor, choleskySolve, invertPositiveDefinite } from '../linear-algebra/cholesky.ts';
import type { Matrix } from '../linear-algebra/matrix.ts';
import { diagonal } from '../linear-algebra/matrix.ts';
import { MetricsError } from '../metrics-error.ts';
import { enter } from './enter.ts';
import { relativeWeights } from './relative-weights.ts';
import type { SampledOrders } from './shapley.ts';
import { shapleyShares } from './shapley.ts';

export interface KeyDriverOptions {
  /** The place of the outcome in the group; the other items, in their order, are the drivers. */
  readonly outcome: number;
  /** A whole number; needed beyond 15 drivers, where the orders are sampled. */
  readonly seed?: number | undefined;
  /** How many orders are sampled then: even, 2000 unless given. */
  readonly orders?: number | undefined;
}

/**
 * How drivers are associated with an outcome; never what causes it. Lists are by driver; R² and its parts are 0..1.
 * What cannot be computed is null.
 */
export interface KeyDrivers {
  readonly drivers: number;
  readonly n: number;
  readonly dropped: number;
  readonly rSquared: number | null;
  /** Lindeman, Merenda & Gold's: the parts of R² by Shapley values. Defined also where drivers are collinear. */
  readonly lmg: readonly number[] | null;
  /** Where `lmg` comes from a sample of orders. */
  readonly sampled: SampledOrders | null;
  /** Johnson's parts of R²; null where drivers are collinear. */
  readonly relativeWeights: readonly number[] | null;
  /** R² of the driver alone. */
  readonly first: readonly number[] | null;
  /** What R² loses without the driver. */
  readonly last: readonly number[] | null;
  /** Of the regression on all drivers; null where drivers are collinear. */
  readonly standardizedBeta: readonly number[] | null;
  /** Variance inflation, 1 and more; null where drivers are collinear. */
  readonly vif: readonly number[] | null;
  /** The places of drivers without variance, or determined by the drivers before them (a copy, too few rows). */
  readonly collinear: readonly number[];
  /** Whether n is at least 50 and 10 per driver; below, show nothing. */
  readonly enough: boolean;
  /** Why everything is null. */
  readonly reason: 'too-few-items' | 'too-few-rows' | 'no-variance' | null;
}

/**
 * Key drivers of an outcome, from the moments of a group: R² shared out by LMG and by Johnson's relative weights, with
 * what each driver explains alone and last, and how collinear they are.
 *
 * @returns parts of R², 0..1; null as `too-few-items`, `too-few-rows` or `no-variance`
 * @throws `number-out-of-range` for an outcome that is not in the group or a number of orders; beyond 15 drivers also
 * `seed-missing` and `seed-invalid`
 * @source Lindeman, Merenda & Gold 1980; Grömping, J. Stat. Software 17(1), 2006; Johnson, Multivariate Behavioral
 * Research 35(1), 2000, 1-19
 */
export function keyDrivers(moments: ItemMoments, { outcome, seed, orders }: KeyDriverOptions): KeyDrivers {
  const { items, n, dropped, covariances } = moments;
  checkedOutcome(outcome, items);
  const drivers = Math.max(0, items - 1);
  const shared = { drivers, n, dropped, enough: n >= Math.max(50, 10 * drivers) };
  const without = (reason: KeyDrivers['reason']): KeyDrivers => ({
    ...shared,
    rSquared: null,
    lmg: null,
    sampled: null,
    relativeWeights: null,
    first: null,
    last: null,
    standardizedBeta: null,
    vif: null,
    collinear: [],
    reason,
  });
  if (drivers === 0) return without('too-few-items');
  if (covariances === null) return without('too-few-rows');
  if (covariances[outcome]?.[outcome] === 0) return without('no-variance');

  return { ...shared, ...partsOf(driverCorrelations(covariances, outcome), { seed, orders }), reason: null };
}

/** Throws `number-out-of-range` for a place outside the group; without rows the group may be unknown. */
export function checkedOutcome(outcome: number, items: number): void {
  if (!Number.isSafeInteger(outcome) || outcome < 0 || (items > 0 && outcome >= items))
    throw new MetricsError('number-out-of-range', `outcome ${outcome} of ${items} items`);
}

/** The correlations of a group with the outcome moved to the end. */
export function driverCorrelations(covariances: Matrix, outcome: number): Matrix {
  const order = [...covariances.keys()].filter((place) => place !== outcome);
  order.push(outcome);
  return correlationsOf(order.map((i) => order.map((j) => covariances[i]?.[j] ?? 0)));
}

/** The correlations of the drivers with each other, and with the outcome. */
export function splitCorrelations(correlations: Matrix): { between: Matrix; withOutcome: number[] } {
  return {
    between: correlations.slice(0, -1).map((row) => row.slice(0, -1)),
    withOutcome: (correlations.at(-1) ?? []).slice(0, -1),
  };
}

function partsOf(
  correlations: Matrix,
  sampling: Pick<KeyDriverOptions, 'seed' | 'orders'>,
): Omit<KeyDrivers, 'drivers' | 'n' | 'dropped' | 'enough' | 'reason'> {
  const { between, withOutcome } = splitCorrelations(correlations);
  const places = [...between.keys()];
  const { gains, determined } = enter(correlations, places);
  const rSquared = Math.min(1, sum(gains));
  const { shares, sampled } = shapleyShares(correlations, sampling);
  const factor = choleskyFactor(between);
  const inverse = invertPositiveDefinite(between);
  return {
    rSquared,
    lmg: shares,
    sampled,
    relativeWeights: relativeWeights(between, withOutcome),
    first: withOutcome.map((r) => r * r),
    last: places.map((place) => {
      const others = places.filter((other) => other !== place);
      return Math.max(0, rSquared - sum(enter(correlations, others).gains));
    }),
    standardizedBeta: factor && choleskySolve(factor, withOutcome),
    vif: inverse && diagonal(inverse),
    collinear: determined,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
