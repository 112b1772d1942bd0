import type { Reading, Scale, ScoreTally } from '@attune/metrics';
import { type Indicator, isDerived } from '@attune/plugin-sdk';
import { indicatorProblem } from './problems.ts';

/** An indicator whose answers can be weighted: a mean of what each of them is worth. */
export interface WeightedIndicator {
  /** Name of its one input. */
  input: string;
  scale: Scale;
  minimumN: number;
  worth: (point: number) => number;
  /** Without weights. */
  readAll: (tally: ScoreTally) => Reading;
}

/** Throws `weighting-not-read`. */
export function weightedIndicator(indicator: Indicator): WeightedIndicator {
  const { worth, minimumN } = indicator;
  const [named, ...others] = Object.entries(indicator.inputs);
  const [name = '', input] = named ?? [];
  if (worth === undefined || input?.kind !== 'score' || isDerived(input) || others.length > 0)
    throw indicatorProblem('weighting-not-read', { field: 'weighting' });
  const { min, max } = input;
  return {
    input: name,
    scale: { min, max },
    minimumN,
    worth,
    readAll: (tally) => indicator.read({ [name]: tally }),
  };
}
