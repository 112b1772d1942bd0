import { MetricsError, rake } from '@attune/metrics';
import type { Targets } from './targets.ts';

/** Answers of one combination of levels, one number per margin of the targets. */
export interface CountedCell {
  numbers: readonly number[];
  n: number;
}

export interface Weights {
  /** Of each cell, in their order; the mean over the answers is 1. */
  weights: readonly number[];
  rounds: number;
  trimmed: { cut: number; beyond: number } | null;
}

export type Weighed =
  | ({ kind: 'weighed' } & Weights)
  | { kind: 'missing'; levels: Targets['margins'][number]['levels'] }
  | { kind: 'not-converged' };

/**
 * Weights of cells that meet the targets, each margin by itself. None where a level with a target has no answers, or
 * where no weights meet all margins. Post-stratification is raking on one margin of combinations.
 */
export function weigh({ margins, trim }: Targets, cells: readonly CountedCell[]): Weighed {
  const counting = cells.filter(({ n }) => n > 0);
  const missing = margins.flatMap(({ levels }, at) => {
    const present = new Set(counting.map(({ numbers }) => numbers[at]));
    return levels.filter((_, number) => !present.has(number));
  });
  if (missing.length > 0) return { kind: 'missing', levels: missing };
  try {
    const { weights, rounds, trimmed } = rake(
      margins.map(({ shares }, at) => ({
        name: String(at),
        levels: cells.map(({ numbers }) => String(numbers[at])),
        targets: Object.fromEntries(shares.map((share, number) => [String(number), share])),
      })),
      { counts: cells.map(({ n }) => n), trim },
    );
    return {
      kind: 'weighed',
      weights,
      rounds,
      trimmed: trimmed && { cut: trimmed.cut, beyond: trimmed.beyond },
    };
  } catch (error) {
    if (error instanceof MetricsError && error.code === 'not-converged') return { kind: 'not-converged' };
    throw error;
  }
}
