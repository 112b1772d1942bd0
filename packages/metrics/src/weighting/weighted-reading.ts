import { twoSidedT } from '../distribution/student-t.ts';
import { exactQuotient } from '../exact-quotient.ts';
import { netPromoterSplit } from '../indicator/net-promoter-split.ts';
import type { Change, ReadOptions, Reading } from '../indicator/reading.ts';
import { defaultLevel, intervalOf } from '../indicator/reading.ts';
import { settled } from '../indicator/settled.ts';
import { welchChange } from '../indicator/welch.ts';
import type { Bounds } from '../interval/bounds.ts';
import { clip } from '../interval/bounds.ts';
import type { Moments } from '../interval/moments.ts';
import { MetricsError } from '../metrics-error.ts';
import type { ExclusionReason } from '../tally/exclusion.ts';
import { exclusionReasons, noExclusions, occurring } from '../tally/exclusion.ts';
import type { ScoreTally } from '../tally/score.ts';

/** The tally of respondents who all weigh the same, for instance of one cell of a post-stratification. */
export interface WeightedCell {
  /** In whole millionths, at least 0 (`weightInMillionths`), so that merging cells stays exact. */
  readonly weight: number;
  readonly tally: ScoreTally;
}

/** A reading of weighted answers, n and exclusions unweighted; what cannot be computed is null. */
export interface WeightedReading extends Reading {
  /** Σw, in weights of 1. */
  readonly sumOfWeights: number;
  /** (Σw)² / Σw². Source: Kish, Survey Sampling, 1965. */
  readonly effectiveN: number | null;
  /** n Σw² / (Σw)². */
  readonly designEffect: number | null;
  /** By Taylor linearisation: √(n/(n-1) Σ w² (x - mean)²) / Σw; null below n = 2. */
  readonly standardError: number | null;
}

/**
 * A weight as whole millionths, the nearest.
 *
 * @returns whole millionths, >= 0
 * @throws `number-out-of-range` for a weight that is negative, not finite, or beyond 2^53 millionths
 * @source Own definition: exact sums need whole weights
 */
export function weightInMillionths(weight: number): number {
  const millionths = Math.round(weight * 1e6);
  return checkedWeight(millionths);
}

/**
 * The weighted mean answer, Σ w x / Σ w, with Student's t interval on n - 1 degrees of freedom clipped to the scale.
 *
 * @returns points of the scale, n unweighted; null as `empty`, `no-weight` or `unsettled`
 * @throws `scales-differ` where the cells have different scales, `number-out-of-range` for a weight,
 * `level-out-of-range`
 * @source Kish, Survey Sampling, 1965: the linearised variance of a ratio
 */
export function weightedMean(cells: readonly WeightedCell[], options: ReadOptions = {}): WeightedReading {
  return weightedMeanOf(cells, (point) => point, options);
}

/**
 * The weighted mean of what each answer is worth: 0 or 1 for a share, -100, 0 or 100 for a net promoter score. The
 * interval is clipped to the worths of the scale's points.
 *
 * @param worth a whole number for each point of the scale
 * @returns in the unit of the worths; null as `weightedMean`
 * @throws `scales-differ` where the cells have different scales, `number-out-of-range` for a weight or a worth,
 * `level-out-of-range`
 * @source See `weightedMean`
 */
export function weightedMeanOf(
  cells: readonly WeightedCell[],
  worth: (point: number) => number,
  options: ReadOptions = {},
): WeightedReading {
  const [first] = cells;
  const { min, max } = first?.tally ?? { min: 0, max: 0 };
  for (const { tally } of cells)
    if (tally.min !== min || tally.max !== max)
      throw new MetricsError('scales-differ', `${tally.min}..${tally.max} and ${min}..${max}`);
  const worths = Array.from({ length: max - min + 1 }, (_, i) => worth(min + i));
  for (const each of worths)
    if (!Number.isSafeInteger(each)) throw new MetricsError('number-out-of-range', `a worth of ${each}`);
  return readWeighted(
    cells.map(({ weight, tally }) => ({ weight, tally, counts: tally.counts })),
    worths,
    options,
  );
}

/**
 * The weighted Net Promoter Score, Σ w x / Σ w of x = 100, 0 or -100, as `weightedMean` reads it.
 *
 * @returns points, -100..100; null as `weightedMean`
 * @throws `scales-differ` for cells that are not on 0..10, `number-out-of-range` for a weight, `level-out-of-range`
 * @source Reichheld, HBR 81(12), 2003; Kish, Survey Sampling, 1965
 */
export function weightedCellsNetPromoter(
  cells: readonly WeightedCell[],
  options: ReadOptions = {},
): WeightedReading {
  return readWeighted(
    cells.map(({ weight, tally }) => {
      const { promoters, passives, detractors } = netPromoterSplit(tally);
      return { weight, tally, counts: [detractors, passives, promoters] };
    }),
    [-100, 0, 100],
    options,
  );
}

interface CountedCell extends WeightedCell {
  /** How many answered each of the points. */
  readonly counts: readonly number[];
}

function readWeighted(
  cells: readonly CountedCell[],
  points: readonly number[],
  { level = defaultLevel }: ReadOptions,
): WeightedReading {
  for (const { weight } of cells) checkedWeight(weight);
  const excluded = excludedOf(cells);
  const ready = cells.every(({ tally }) => settled(tally.counts));
  const sums = weightedSums(ready ? cells : [], points);
  const { n, w, wx, ww } = sums;
  if (n === 0 || w === 0n) {
    const reason = ready ? (n === 0 ? 'empty' : 'no-weight') : 'unsettled';
    const nothing = {
      value: null,
      interval: null,
      effectiveN: null,
      designEffect: null,
      standardError: null,
    };
    return { ...nothing, n, excluded, sumOfWeights: 0, reason };
  }
  const value = exactQuotient(wx, w);
  const standardError = n < 2 ? null : linearised(sums);
  // Answers that are all alike say nothing of how others would have answered: no interval, rather than none wide.
  const half = standardError ? twoSidedT(level, n - 1) * standardError : null;
  const bounds: Bounds | null =
    half === null ? null : clip([value - half, value + half], Math.min(...points), Math.max(...points));
  return {
    value,
    n,
    interval: intervalOf(bounds, level, 'taylor'),
    excluded,
    sumOfWeights: exactQuotient(w, 1_000_000n),
    effectiveN: exactQuotient(w * w, ww),
    designEffect: exactQuotient(BigInt(n) * ww, w * w),
    standardError,
  };
}

/**
 * The change of a weighted mean between independent waves, by Welch's t on the linearised variances.
 *
 * @returns the difference in the unit of the means; null where a wave has no value
 * @throws `level-out-of-range`
 * @source Welch, Biometrika 34, 1947, 28-35
 */
export function weightedChange(
  before: WeightedReading,
  after: WeightedReading,
  { level = defaultLevel }: ReadOptions = {},
): Change | null {
  return welchChange(momentsOf(before), momentsOf(after), level);
}

function momentsOf({ value, n, standardError }: WeightedReading): Moments | null {
  if (value === null) return null;
  return { n, mean: value, variance: standardError === null ? null : n * standardError ** 2 };
}

/** n, Σw, Σwx, Σw², Σw²x and Σw²x² over the answers, exactly. */
interface WeightedSums {
  readonly n: number;
  readonly w: bigint;
  readonly wx: bigint;
  readonly ww: bigint;
  readonly wwx: bigint;
  readonly wwxx: bigint;
}

function weightedSums(cells: readonly CountedCell[], points: readonly number[]): WeightedSums {
  let n = 0;
  let [w, wx, ww, wwx, wwxx] = [0n, 0n, 0n, 0n, 0n];
  for (const { weight, counts } of cells) {
    const each = BigInt(weight);
    for (const [i, count] of counts.entries()) {
      n += count;
      const x = BigInt(points[i] ?? 0);
      const weighed = each * BigInt(count);
      w += weighed;
      wx += weighed * x;
      ww += each * weighed;
      wwx += each * weighed * x;
      wwxx += each * weighed * x * x;
    }
  }
  return { n, w, wx, ww, wwx, wwxx };
}

/** Σ w² (x - m)² with m = Σwx / Σw is (Σw²x² (Σw)² - 2 Σw²x Σwx Σw + Σw² (Σwx)²) / (Σw)²: nothing cancels. */
function linearised({ n, w, wx, ww, wwx, wwxx }: WeightedSums): number {
  const spread = wwxx * w * w - 2n * wwx * wx * w + ww * wx * wx;
  return Math.sqrt(exactQuotient(BigInt(n) * spread, BigInt(n - 1) * w ** 4n));
}

function excludedOf(cells: readonly WeightedCell[]): Reading['excluded'] {
  const excluded: Record<ExclusionReason, number> = { ...noExclusions };
  for (const { tally } of cells)
    for (const reason of exclusionReasons) excluded[reason] += tally.excluded[reason];
  return occurring(excluded);
}

function checkedWeight(weight: number): number {
  if (!Number.isSafeInteger(weight) || weight < 0)
    throw new MetricsError('number-out-of-range', `weight of ${weight} millionths`);
  return weight;
}
