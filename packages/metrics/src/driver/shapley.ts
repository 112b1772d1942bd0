import { leastOwnShare } from '../linear-algebra/cholesky.ts';
import type { Matrix } from '../linear-algebra/matrix.ts';
import { MetricsError } from '../metrics-error.ts';
import { randomSource, shuffled } from '../random.ts';
import { enter } from './enter.ts';

/** Up to this many drivers all orders are averaged; beyond it a sample of them. */
export const mostExactDrivers = 15;

/** How orders were sampled. */
export interface SampledOrders {
  readonly seed: number;
  /** In pairs of an order and its reverse, so that each driver enters as often early as late. */
  readonly orders: number;
  /** Monte Carlo standard error of each driver's share. */
  readonly standardErrors: readonly number[];
}

/** The mean gain of R² per driver, over all orders or a sample. */
export interface ShapleyShares {
  readonly shares: readonly number[];
  readonly sampled: SampledOrders | null;
}

/**
 * The average gain of R² when a driver enters, over all orders of the drivers: LMG, which is the Shapley value of R²
 * and general dominance. Beyond `mostExactDrivers` it needs a seed; throws `seed-missing`.
 * Sources: Lindeman, Merenda & Gold 1980; Grömping, J. Stat. Software 17(1), 2006.
 */
export function shapleyShares(
  correlations: Matrix,
  { seed, orders = 2000 }: { readonly seed?: number | undefined; readonly orders?: number | undefined },
): ShapleyShares {
  const drivers = correlations.length - 1;
  if (drivers <= mostExactDrivers) return { shares: exactShares(correlations), sampled: null };
  if (seed === undefined) throw new MetricsError('seed-missing', `${drivers} drivers`);
  return sampledShares(correlations, seed, orders);
}

/**
 * One walk over the tree of subsets, which decides driver after driver and eliminates those taken among those still
 * to be decided: 2^k R² at a few additions each. With w_s = s! (k - s - 1)! / k!, how often s drivers stand just
 * before a given other, the share of driver i is Σ (w_(s-1) + w_s) R² over the subsets with i, less Σ w_s R² over all.
 */
function exactShares(correlations: Matrix): number[] {
  const size = correlations.length;
  const drivers = size - 1;
  const weights = weightsBySize(drivers);
  const shares = new Float64Array(drivers);
  let common = 0;
  // What is left of the correlations when a driver was taken; level 0 is before the first.
  const levels = Array.from({ length: size }, () => new Float64Array(size * size));
  levels[0]?.set(correlations.flat());

  /** Returns Σ (w_(s-1) + w_s) R² over the subsets below this node. */
  function decide(driver: number, taken: number, explained: number, left: Float64Array): number {
    if (driver === drivers) {
      common += (weights[taken] ?? 0) * explained;
      return ((weights[taken - 1] ?? 0) + (weights[taken] ?? 0)) * explained;
    }
    const own = left[driver * size + driver] ?? 0;
    const deeper = levels[driver + 1] ?? left;
    let within: number;
    if (own > leastOwnShare) {
      for (let i = driver + 1; i < size; i += 1) {
        const factor = (left[driver * size + i] ?? 0) / own;
        for (let j = i; j < size; j += 1)
          deeper[i * size + j] = (left[i * size + j] ?? 0) - factor * (left[driver * size + j] ?? 0);
      }
      const gain = (left[driver * size + drivers] ?? 0) ** 2 / own;
      within = decide(driver + 1, taken + 1, explained + gain, deeper);
    } else within = decide(driver + 1, taken + 1, explained, left);
    shares[driver] = (shares[driver] ?? 0) + within;
    return within + decide(driver + 1, taken, explained, left);
  }

  decide(0, 0, 0, levels[0] ?? new Float64Array());
  return Array.from(shares, (share) => Math.max(0, share - common));
}

/** w_s for s = 0 … k - 1. */
function weightsBySize(drivers: number): number[] {
  let weight = 1 / drivers;
  return Array.from({ length: drivers }, (_, size) => {
    const now = weight;
    weight *= (size + 1) / (drivers - size - 1);
    return now;
  });
}

function sampledShares(correlations: Matrix, seed: number, orders: number): ShapleyShares {
  if (!Number.isSafeInteger(orders) || orders < 4 || orders > 1e6 || orders % 2 !== 0)
    throw new MetricsError('number-out-of-range', `${orders} orders`);
  const drivers = correlations.length - 1;
  const random = randomSource(seed);
  const sums = Array.from({ length: drivers }, () => 0);
  const squares = Array.from({ length: drivers }, () => 0);
  const pairs = orders / 2;
  for (let pair = 0; pair < pairs; pair += 1) {
    const order = shuffled(drivers, random);
    const there = enter(correlations, order).gains;
    const back = enter(correlations, order.toReversed()).gains;
    for (const [driver, gain] of there.entries()) {
      const mean = (gain + (back[driver] ?? 0)) / 2;
      sums[driver] = (sums[driver] ?? 0) + mean;
      squares[driver] = (squares[driver] ?? 0) + mean * mean;
    }
  }
  const shares = sums.map((sum) => sum / pairs);
  const standardErrors = shares.map((share, driver) =>
    Math.sqrt(Math.max(0, (squares[driver] ?? 0) / pairs - share * share) / (pairs - 1)),
  );
  return { shares, sampled: { seed, orders, standardErrors } };
}
