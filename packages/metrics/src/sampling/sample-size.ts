import { normalQuantile, twoSidedZ } from '../distribution/normal.ts';
import { checkedProbability } from '../distribution/probability.ts';
import { inRange } from '../in-range.ts';
import { MetricsError } from '../metrics-error.ts';

/** How many answers are needed: the formula's number, and the whole number after correction and rounding up. */
export interface SampleSize {
  readonly n0: number;
  readonly n: number;
}

export interface ProportionPlan {
  /** The share expected, 0..1; 0.5 is the worst case. */
  readonly p: number;
  /** Half the width of the interval, as a share. */
  readonly margin: number;
  readonly level: number;
  /** Of how many customers the sample is drawn; null for many. */
  readonly population?: number | null | undefined;
}

/**
 * Answers needed for a share: n0 = z² p (1 - p) / e², for a finite population n0 / (1 + (n0 - 1) / N).
 *
 * @returns answers, >= 0, and never more than the population
 * @throws `number-out-of-range` for p outside 0..1, a margin or population that is none, or a number beyond counting;
 * `level-out-of-range`
 * @source Cochran, Sampling Techniques, 3rd ed., 1977, ch. 4
 */
export function proportionSampleSize({ p, margin, level, population }: ProportionPlan): SampleSize {
  inRange(p, 0, 1, 'p');
  return planned(twoSidedZ(level) ** 2 * p * (1 - p), margin, population);
}

export interface NetPromoterPlan {
  /** The shares expected, 0..1; unknown where not given, which means the worst case. */
  readonly mix?: { readonly promoters: number; readonly detractors: number } | undefined;
  /** Half the width of the interval, in points. */
  readonly margin: number;
  readonly level: number;
  readonly population?: number | null | undefined;
}

/**
 * Answers needed for NPS: n0 = (100 z / e)² v with v = p + d - (p - d)², at most 1.
 *
 * @returns answers, >= 0, and never more than the population
 * @throws `inconsistent` where p + d exceeds 1, `number-out-of-range` for shares outside 0..1, a margin or population
 * that is none, or a number beyond counting; `level-out-of-range`
 * @source Own definition: Cochran, Sampling Techniques, 3rd ed., 1977, ch. 4, with the variance of NPS
 */
export function netPromoterSampleSize({ mix, margin, level, population }: NetPromoterPlan): SampleSize {
  const z = twoSidedZ(level);
  if (mix === undefined) return planned(z ** 2, margin / 100, population);
  const p = inRange(mix.promoters, 0, 1, 'promoters');
  const d = inRange(mix.detractors, 0, 1, 'detractors');
  // A share given with rounding (0.7 + 0.2 + 0.1) may exceed 1 in the last digit.
  if (p + d > 1 + 1e-12) throw new MetricsError('inconsistent', `${p} promoters and ${d} detractors`);
  return planned(z ** 2 * (p + d - (p - d) ** 2), margin / 100, population);
}

export interface TwoProportionsPlan {
  readonly p1: number;
  readonly p2: number;
  /** Two-sided error of the first kind. */
  readonly alpha: number;
  readonly power: number;
}

/**
 * Answers needed per group to tell p1 from p2, without continuity correction:
 * (z_α √(2 p̄ q̄) + z_β √(p1 q1 + p2 q2))² / (p1 - p2)².
 *
 * @returns answers per group, >= 0; 0 where the power asked is no more than chance alone gives
 * @throws `inconsistent` for equal shares, `number-out-of-range` for shares outside 0..1 or a number beyond counting,
 * `level-out-of-range` for alpha and power
 * @source Fleiss, Levin & Paik, Statistical Methods for Rates and Proportions, 3rd ed., 2003, ch. 4
 */
export function twoProportionsSampleSize({ p1, p2, alpha, power }: TwoProportionsPlan): SampleSize {
  inRange(p1, 0, 1, 'p1');
  inRange(p2, 0, 1, 'p2');
  if (p1 === p2) throw new MetricsError('inconsistent', 'the two shares are equal');
  const zAlpha = normalQuantile(1 - checkedProbability(alpha) / 2);
  const zPower = normalQuantile(checkedProbability(power));
  const pooled = (p1 + p2) / 2;
  // Below 0 where the power asked is less than what chance alone gives: then no answer is needed.
  const root =
    zAlpha * Math.sqrt(2 * pooled * (1 - pooled)) + zPower * Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2));
  const n0 = feasible((Math.max(0, root) / (p1 - p2)) ** 2);
  return { n0, n: Math.ceil(n0) };
}

/**
 * How many to invite for n answers: n / response rate, rounded up.
 *
 * @param responseRate a share, above 0 and at most 1
 * @returns invitations, >= 0
 * @throws `number-out-of-range`, also for a number beyond counting
 * @source Own definition: the expected number of answers is n
 */
export function invitationsFor(n: number, responseRate: number): number {
  inRange(n, 0, Number.MAX_SAFE_INTEGER, 'n');
  return Math.ceil(feasible(n / inRange(responseRate, Number.MIN_VALUE, 1, 'response rate')));
}

/** No number of answers or invitations that could not be counted. */
function feasible(n: number): number {
  return inRange(n, 0, Number.MAX_SAFE_INTEGER, 'number needed');
}

function planned(scaledVariance: number, margin: number, population: number | null | undefined): SampleSize {
  inRange(margin, Number.MIN_VALUE, Number.MAX_VALUE, 'margin');
  const n0 = feasible(scaledVariance / margin ** 2);
  if (population === null || population === undefined) return { n0, n: Math.ceil(n0) };
  inRange(population, 1, Number.MAX_SAFE_INTEGER, 'population');
  // The same as n0 / (1 + (n0-1)/N), written so that N = 1 and n0 = 0 do not divide 0 by 0.
  return { n0, n: n0 === 0 ? 0 : Math.ceil((n0 * population) / (population - 1 + n0)) };
}
