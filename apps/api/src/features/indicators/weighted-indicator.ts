import type { Reading, Scale, ScoreTally } from '@attune/metrics';
import { isDerived } from '@attune/plugin-sdk';
import type { Definition } from '../indicator-definitions/definition.ts';
import { indicatorProblem } from './problems.ts';
import { type PluginReading, readCell } from './read-cells.ts';

/** An indicator whose answers can be weighted: a mean of what each of them is worth. */
export interface WeightedIndicator extends PluginReading {
  /** Name of its one input. */
  input: string;
  scale: Scale;
  minimumN: number;
  worth: (point: number) => number;
  /** Without weights. */
  readAll: (tally: ScoreTally) => Promise<Reading>;
}

/** Of all the facts that a reading finds by itself. Throws `weighting-not-read`. */
export function weightedIndicator({
  method,
  body,
  minimumN,
}: Pick<Definition, 'method' | 'body' | 'minimumN'>): WeightedIndicator {
  if (method.kind !== 'reading' || method.bindings !== null || body.filter !== null || body.exclude !== null)
    throw indicatorProblem('weighting-not-read', {
      field: 'weighting',
      detail:
        'Only indicators that are read from all answers can be weighted: this version binds, filters or computes.',
    });
  const { indicator, reader } = method;
  const { worth } = indicator;
  const [named, ...others] = Object.entries(indicator.inputs);
  const [name = '', input] = named ?? [];
  if (worth === undefined || input?.kind !== 'score' || isDerived(input) || others.length > 0)
    throw indicatorProblem('weighting-not-read', { field: 'weighting' });
  const { min, max } = input;
  return {
    indicator,
    reader,
    input: name,
    scale: { min, max },
    minimumN,
    worth,
    readAll: (tally) => readCell(method, { [name]: tally }),
  };
}
