import type { Matrix } from '../linear-algebra/matrix.ts';
import { dot, identity, times } from '../linear-algebra/matrix.ts';

/** A function to minimise at a point: its value and its gradient. */
export interface Slope {
  readonly value: number;
  readonly gradient: readonly number[];
}

/** Where a minimisation ended. */
export interface Minimum {
  readonly point: readonly number[];
  readonly value: number;
  /** Whether the gradient vanished; false where the steps ran out or no step led further down. */
  readonly converged: boolean;
}

const mostSteps = 300;

/**
 * A minimum of a smooth function of few variables near `start`, by BFGS with a backtracking line search.
 * Converged where no component of the gradient exceeds `tolerance`; so bring the function to about 1 per unit.
 * Source: Nocedal & Wright, Numerical Optimization, 2nd edition, algorithm 6.1.
 */
export function minimise(
  at: (point: readonly number[]) => Slope,
  start: readonly number[],
  tolerance: number = 1e-9,
): Minimum {
  let point = start;
  let here = at(point);
  let inverse: Matrix = identity(start.length);
  for (let step = 0; step < mostSteps; step += 1) {
    if (largest(here.gradient) <= tolerance) return { point, value: here.value, converged: true };
    let direction = times(inverse, here.gradient).map((part) => -part);
    if (dot(direction, here.gradient) >= 0) {
      inverse = identity(start.length);
      direction = here.gradient.map((part) => -part);
    }
    const next = lineSearch(at, { point, here, direction });
    if (next === null) {
      // Rounding ends the search before the gradient does: near enough counts as there.
      return { point, value: here.value, converged: largest(here.gradient) <= 1e4 * tolerance };
    }
    inverse = updated(inverse, minus(next.point, point), minus(next.slope.gradient, here.gradient));
    point = next.point;
    here = next.slope;
  }
  return { point, value: here.value, converged: false };
}

interface Search {
  readonly point: readonly number[];
  readonly here: Slope;
  readonly direction: readonly number[];
}

/** The first of the halved steps that goes down enough (Armijo); the first step is at most 2 long per variable. */
function lineSearch(
  at: (point: readonly number[]) => Slope,
  { point, here, direction }: Search,
): { point: readonly number[]; slope: Slope } | null {
  const descent = dot(direction, here.gradient);
  let length = Math.min(1, 2 / largest(direction));
  for (let halving = 0; halving < 50; halving += 1) {
    const next = point.map((part, i) => part + length * (direction[i] ?? 0));
    const slope = at(next);
    if (slope.value <= here.value + 1e-4 * length * descent && slope.value < here.value)
      return { point: next, slope };
    length /= 2;
  }
  return null;
}

/** BFGS update of the inverse Hessian; left alone where the curvature seen is not positive. */
function updated(inverse: Matrix, step: readonly number[], change: readonly number[]): Matrix {
  const curvature = dot(step, change);
  if (!(curvature > 1e-14 * Math.sqrt(dot(step, step) * dot(change, change)))) return inverse;
  const seen = times(inverse, change);
  const scale = (1 + dot(change, seen) / curvature) / curvature;
  return inverse.map((row, i) =>
    row.map((entry, j) => {
      const [si = 0, sj = 0, hi = 0, hj = 0] = [step[i], step[j], seen[i], seen[j]];
      return entry + scale * si * sj - (hi * sj + si * hj) / curvature;
    }),
  );
}

function minus(a: readonly number[], b: readonly number[]): number[] {
  return a.map((part, i) => part - (b[i] ?? 0));
}

function largest(vector: readonly number[]): number {
  return vector.reduce((most, part) => Math.max(most, Math.abs(part)), 0);
}
