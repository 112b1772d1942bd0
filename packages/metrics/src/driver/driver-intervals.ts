import { checkedProbability } from '../distribution/probability.ts';
import { quantile } from '../duration/duration-summary.ts';
import type { Bounds } from '../interval/bounds.ts';
import { completeRows, rowMoments } from '../item-group/item-moments.ts';
import type { Matrix } from '../linear-algebra/matrix.ts';
import { MetricsError } from '../metrics-error.ts';
import { randomSource } from '../random.ts';
import { checkedOutcome, driverCorrelations, splitCorrelations } from './key-drivers.ts';
import { relativeWeights } from './relative-weights.ts';
import { mostExactDrivers, shapleyShares } from './shapley.ts';

export interface DriverIntervalOptions {
  /** The place of the outcome in each row. */
  readonly outcome: number;
  readonly seed: number;
  /** 1000 unless given, which is also the least. */
  readonly resamples?: number | undefined;
  readonly level: number;
}

/** Percentile intervals by driver; null where fewer than half of the resamples could be computed. */
export interface DriverIntervals {
  readonly lmg: readonly Bounds[] | null;
  readonly relativeWeights: readonly Bounds[] | null;
  readonly seed: number;
  readonly resamples: number;
}

/**
 * Percentile intervals of key drivers by bootstrap over respondents, so it needs their rows: the sums of a tally have
 * forgotten who answered what. Beyond 15 drivers there are no intervals of LMG, whose sampled orders would add noise of
 * their own.
 *
 * @returns limits of the parts of R², 0..1; null where fewer than half of the resamples could be computed
 * @throws `lengths-differ`, `level-out-of-range`, `seed-invalid`, `number-out-of-range` for the outcome, fewer than
 * 1000 resamples, or answers whose squares leave floating point
 * @source Efron & Tibshirani, An Introduction to the Bootstrap, 1993, ch. 13
 */
export function driverIntervals(
  rows: readonly (readonly unknown[])[],
  { outcome, seed, resamples = 1000, level }: DriverIntervalOptions,
): DriverIntervals {
  checkedProbability(level);
  if (!Number.isSafeInteger(resamples) || resamples < 1000 || resamples > 1e6)
    throw new MetricsError('number-out-of-range', `${resamples} resamples`);
  const { items, means } = rowMoments(rows);
  const complete = completeRows(rows, items);
  checkedOutcome(outcome, items);
  const random = randomSource(seed);
  const centred = complete.map((row) => Float64Array.from(row, (x, i) => x - (means[i] ?? 0)));
  const lmg: (readonly number[])[] = [];
  const weights: (readonly number[])[] = [];
  for (let round = 0; round < resamples && complete.length > 1; round += 1) {
    const times = new Float64Array(complete.length);
    for (let draw = 0; draw < complete.length; draw += 1) {
      const who = random.below(complete.length);
      times[who] = (times[who] ?? 0) + 1;
    }
    const covariances = covariancesOf(centred, times, items);
    if (items < 2 || covariances[outcome]?.[outcome] === 0) continue;
    const correlations = driverCorrelations(covariances, outcome);
    const { between, withOutcome } = splitCorrelations(correlations);
    const weight = relativeWeights(between, withOutcome);
    if (weight !== null) weights.push(weight);
    if (between.length <= mostExactDrivers) lmg.push(shapleyShares(correlations, {}).shares);
  }
  const enough = (draws: readonly unknown[]): boolean => draws.length >= resamples / 2;
  return {
    lmg: enough(lmg) ? percentiles(lmg, level) : null,
    relativeWeights: enough(weights) ? percentiles(weights, level) : null,
    seed,
    resamples,
  };
}

/** Of rows that occur so many times each; an item that is the same in all of them has exactly 0. */
function covariancesOf(rows: readonly Float64Array[], times: Float64Array, items: number): Matrix {
  const n = rows.length;
  const means = new Float64Array(items);
  const sums = new Float64Array(items * items);
  const constant = Array.from({ length: items }, () => true);
  let first: Float64Array | undefined;
  for (const [who, row] of rows.entries()) {
    const count = times[who] ?? 0;
    if (count === 0) continue;
    first ??= row;
    for (let i = 0; i < items; i += 1) {
      const x = row[i] ?? 0;
      if (x !== first[i]) constant[i] = false;
      means[i] = (means[i] ?? 0) + (count * x) / n;
      for (let j = 0; j <= i; j += 1)
        sums[i * items + j] = (sums[i * items + j] ?? 0) + count * x * (row[j] ?? 0);
    }
  }
  return Array.from({ length: items }, (_, i) =>
    Array.from({ length: items }, (__, j) => {
      if (constant[i] === true || constant[j] === true) return 0;
      const sum = sums[Math.max(i, j) * items + Math.min(i, j)] ?? 0;
      return (sum - n * (means[i] ?? 0) * (means[j] ?? 0)) / (n - 1);
    }),
  );
}

function percentiles(draws: readonly (readonly number[])[], level: number): Bounds[] {
  const tail = (1 - level) / 2;
  return (draws[0] ?? []).map((_, driver): Bounds => {
    const ascending = draws.map((draw) => draw[driver] ?? 0).sort((a, b) => a - b);
    return [quantile(ascending, tail) ?? 0, quantile(ascending, 1 - tail) ?? 0];
  });
}
