import { twoSidedNormalP, twoSidedZ } from '../distribution/normal.ts';
import { inRange } from '../in-range.ts';
import type { Bounds } from '../interval/bounds.ts';
import { MetricsError } from '../metrics-error.ts';
import { choleskyFactor, choleskySolve, invertPositiveDefinite } from '../linear-algebra/cholesky.ts';
import type { Matrix } from '../linear-algebra/matrix.ts';
import { dot } from '../linear-algebra/matrix.ts';
import type { LabelledRows } from './labelled-rows.ts';
import { checkedRows } from './labelled-rows.ts';
import type { Standardised } from './standardise.ts';
import { standardised } from './standardise.ts';

/** P(label) = 1 / (1 + exp(-(intercept + Σ coefficient · feature))). */
export interface LogisticModel {
  readonly intercept: number;
  readonly coefficients: readonly number[];
}

/** What a fit says of one coefficient. */
export interface LogisticTerm {
  readonly estimate: number;
  /** Null under a ridge, where Wald's errors do not hold. */
  readonly standardError: number | null;
  readonly interval: Bounds | null;
  /** Two-sided p of Wald's test. */
  readonly p: number | null;
  /** The change of the log odds per standard deviation of the feature; comparable between features. */
  readonly perDeviation: number;
}

export type LogisticFit =
  | {
      readonly model: LogisticModel;
      readonly n: number;
      readonly positives: number;
      /** Null where the model was asked for without intercept. */
      readonly intercept: LogisticTerm | null;
      readonly terms: readonly LogisticTerm[];
      readonly logLikelihood: number;
      /** Of the share of positives alone; with no intercept, of one half. */
      readonly nullLogLikelihood: number;
      readonly ridge: number;
    }
  | {
      readonly model: null;
      readonly n: number;
      readonly positives: number;
      readonly reason: LogisticProblem;
    };

/**
 * Why there is no model: fewer than two rows; all labels alike; features that add up to each other or never vary; a
 * combination of features that tells all positives from all negatives, so that the likelihood has no maximum. The
 * last two are mended by a ridge.
 */
export type LogisticProblem = 'too-few-rows' | 'one-class' | 'collinear' | 'separated' | 'not-converged';

export interface LogisticOptions {
  /** Penalty on the squared coefficients of standardised features, >= 0; 0 unless given. The intercept is free. */
  readonly ridge?: number | undefined;
  /** True unless given. */
  readonly intercept?: boolean | undefined;
  /** Confidence of the intervals, 0.95 unless given. */
  readonly level?: number | undefined;
}

const mostSteps = 100;

/**
 * Logistic regression by Newton's method (IRLS) on standardised features.
 *
 * @returns coefficients in log odds per unit of the feature; null as `too-few-rows`, `one-class`, `collinear`,
 * `separated` or `not-converged`
 * @throws `lengths-differ`, `number-out-of-range` for a feature that is not finite or a negative ridge,
 * `level-out-of-range`
 * @source McCullagh & Nelder, Generalized Linear Models, 2nd edition; Albert & Anderson 1984 on separation
 */
export function logisticRegression(data: LabelledRows, options: LogisticOptions = {}): LogisticFit {
  const { ridge = 0, intercept = true, level = 0.95 } = options;
  inRange(ridge, 0, Number.MAX_VALUE, 'ridge');
  const z = twoSidedZ(level);
  const { rows, labels } = checkedRows(data);
  const n = rows.length;
  const positives = labels.filter(Boolean).length;
  if (n < 2) return { model: null, n, positives, reason: 'too-few-rows' };
  if (positives === 0 || positives === n) return { model: null, n, positives, reason: 'one-class' };

  const design = standardised(rows, intercept);
  const penalty = design.rows[0]?.map((_, j) => (intercept && j === 0 ? 0 : ridge)) ?? [];
  const fit = newton(design.rows, labels, penalty);
  if (typeof fit === 'string') return { model: null, n, positives, reason: fit };

  const terms = originalTerms(design, fit, ridge === 0 ? z : null);
  const [first] = terms;
  const slopes = intercept ? terms.slice(1) : terms;
  return {
    model: {
      intercept: intercept ? (first?.estimate ?? 0) : 0,
      coefficients: slopes.map(({ estimate }) => estimate),
    },
    n,
    positives,
    intercept: intercept ? (first ?? null) : null,
    terms: slopes,
    logLikelihood: fit.logLikelihood,
    nullLogLikelihood: intercept
      ? positives * Math.log(positives / n) + (n - positives) * Math.log((n - positives) / n)
      : -n * Math.LN2,
    ridge,
  };
}

/**
 * The probability a model gives a row of features: 1 / (1 + exp(-(intercept + Σ coefficient · feature))).
 *
 * @returns a probability, 0..1
 * @throws `lengths-differ`, `number-out-of-range` for a feature or coefficient that is not finite
 * @source McCullagh & Nelder, Generalized Linear Models, 2nd edition
 */
export function logisticProbability(model: LogisticModel, row: readonly number[]): number {
  checkedRows({ rows: [row, model.coefficients], labels: [true, true] });
  inRange(model.intercept, -Number.MAX_VALUE, Number.MAX_VALUE, 'intercept');
  const logOdds = model.coefficients.reduce((sum, beta, j) => sum + beta * (row[j] ?? 0), model.intercept);
  // Terms beyond what a number holds may have opposite signs.
  if (Number.isNaN(logOdds)) throw new MetricsError('number-out-of-range', 'log odds');
  return probability(logOdds);
}

interface Estimate {
  readonly coefficients: readonly number[];
  readonly covariance: Matrix;
  readonly logLikelihood: number;
}

function newton(
  rows: Matrix,
  labels: readonly boolean[],
  penalty: readonly number[],
): Estimate | 'collinear' | 'separated' | 'not-converged' {
  let coefficients = penalty.map(() => 0);
  let here = penalisedLikelihood(rows, labels, { coefficients, penalty });
  for (let step = 0; step < mostSteps; step += 1) {
    const { gradient, hessian } = slopes(rows, labels, { coefficients, penalty });
    const factor = choleskyFactor(hessian);
    if (factor === null) return step === 0 ? 'collinear' : 'separated';
    const direction = choleskySolve(factor, gradient);
    if (largest(direction) <= 1e-9 * (1 + largest(coefficients)))
      return {
        coefficients,
        covariance: invertPositiveDefinite(hessian) ?? [],
        logLikelihood: penalisedLikelihood(rows, labels, {
          coefficients,
          penalty: penalty.map(() => 0),
        }),
      };
    if (separates(rows, labels, direction) && largest(penalty) === 0) return 'separated';
    let length = 1;
    let next = moved(coefficients, direction, length);
    let there = penalisedLikelihood(rows, labels, { coefficients: next, penalty });
    while (!(there >= here - 1e-12 * Math.abs(here)) && length > 1e-6) {
      length /= 2;
      next = moved(coefficients, direction, length);
      there = penalisedLikelihood(rows, labels, { coefficients: next, penalty });
    }
    coefficients = next;
    here = there;
  }
  return 'not-converged';
}

interface Candidate {
  readonly coefficients: readonly number[];
  readonly penalty: readonly number[];
}

function penalisedLikelihood(
  rows: Matrix,
  labels: readonly boolean[],
  { coefficients, penalty }: Candidate,
): number {
  let total = 0;
  for (const [i, row] of rows.entries()) {
    const logOdds = dot(row, coefficients);
    const margin = labels[i] === true ? logOdds : -logOdds;
    total -= margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin;
  }
  return coefficients.reduce((sum, beta, j) => sum - ((penalty[j] ?? 0) * beta * beta) / 2, total);
}

function slopes(
  rows: Matrix,
  labels: readonly boolean[],
  { coefficients, penalty }: Candidate,
): { gradient: number[]; hessian: number[][] } {
  const gradient = coefficients.map((beta, j) => -(penalty[j] ?? 0) * beta);
  const hessian = penalty.map((ridge, j) => penalty.map((_, k) => (j === k ? ridge : 0)));
  for (const [i, row] of rows.entries()) {
    const p = probability(dot(row, coefficients));
    const rest = (labels[i] === true ? 1 : 0) - p;
    const weight = p * (1 - p);
    for (const [j, x] of row.entries()) {
      if (x === 0) continue;
      gradient[j] = (gradient[j] ?? 0) + rest * x;
      const line = hessian[j] ?? [];
      for (let k = 0; k <= j; k += 1) line[k] = (line[k] ?? 0) + weight * x * (row[k] ?? 0);
    }
  }
  // Only the lower triangle was added up; the factorisation asks for no more.
  return { gradient, hessian };
}

/**
 * Whether going along a direction never makes a row less likely and makes some more: the definition of separation.
 * Newton's steps come to lie along such a direction when there is one. Steps that small are rounding.
 */
function separates(rows: Matrix, labels: readonly boolean[], direction: readonly number[]): boolean {
  const gains = rows.map((row, i) => (labels[i] === true ? 1 : -1) * dot(row, direction));
  const most = largest(gains);
  return most > 1e-3 && gains.every((gain) => gain >= -1e-7 * most);
}

/** Coefficients of the features as they came, with Wald's errors where a z for them is given. */
function originalTerms(
  { means, scales, intercept }: Standardised,
  { coefficients, covariance }: Estimate,
  z: number | null,
): readonly LogisticTerm[] {
  const offset = intercept ? 1 : 0;
  return coefficients.map((gamma, i) => {
    const isIntercept = intercept && i === 0;
    const scale = scales[i - offset] ?? 1;
    // The intercept of the original features moves with all of the others.
    const weights = isIntercept
      ? [1, ...means.map((mean, j) => -mean / (scales[j] ?? 1))]
      : coefficients.map((_, j) => (i === j ? 1 / scale : 0));
    const estimate = dot(weights, coefficients);
    const variance = weights.reduce((sum, weight, j) => sum + weight * dot(covariance[j] ?? [], weights), 0);
    const standardError = z === null ? null : Math.sqrt(variance);
    return {
      estimate,
      standardError,
      interval:
        z === null || standardError === null
          ? null
          : [estimate - z * standardError, estimate + z * standardError],
      p: standardError === null ? null : twoSidedNormalP(estimate / standardError),
      perDeviation: gamma,
    };
  });
}

export function probability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

function moved(from: readonly number[], direction: readonly number[], length: number): number[] {
  return from.map((part, j) => part + length * (direction[j] ?? 0));
}

function largest(vector: readonly number[]): number {
  return vector.reduce((most, part) => Math.max(most, Math.abs(part)), 0);
}
