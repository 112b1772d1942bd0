import type { Indicator } from '@attune/plugin-sdk';
import type { Pool } from 'pg';
import { targetsOf } from '../weightings/targets.ts';
import type { DeclaredWeighting } from '../weightings/weighting-states.ts';
import type { RecountQuestion } from './counted-contributions.ts';
import type { Bindings } from './indicator-registry.ts';
import type { RecountedFigure } from './recount-figure.ts';
import { recountWeighted } from './recount.ts';
import { readWeightedFigure } from './weighted-figure.ts';
import { weightedIndicator } from './weighted-indicator.ts';
import { cellName } from './weighted-tallies.ts';

interface Weighted {
  indicator: Indicator;
  /** Of the surveys that are weighted. */
  bindings: Bindings;
  weighting: DeclaredWeighting;
}

/** A weighted figure: its cells counted again, and raked again. */
export async function recountWeightedFigure(
  worker: Pool,
  { indicator, bindings, weighting }: Weighted,
  question: RecountQuestion,
): Promise<RecountedFigure> {
  const weighable = weightedIndicator(indicator);
  const targets = targetsOf(weighting.definition);
  const measures = bindings[weighable.input] ?? [];
  const cellOf = (values: readonly string[]) => cellName(targets, values);
  const answers = { measures, dimensions: weighting.dimensions, cellOf };
  const { cells, events } = await recountWeighted(worker, answers, question);
  const { figure, weighted } = readWeightedFigure(weighable, targets, cells);
  const numbers = Object.entries({
    effectiveN: weighted?.effectiveN,
    designEffect: weighted?.designEffect,
    smallestWeight: weighted?.smallestWeight,
    largestWeight: weighted?.largestWeight,
  });
  return {
    figure,
    events,
    measures: measures.map(({ key }) => ({ input: weighable.input, key })),
    parts: Object.fromEntries(
      numbers.filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
    ),
    // The counts of the points are not what the figure is made of.
    distribution: null,
  };
}
