import type { Receipt } from '@attune/contracts';
import type { Pool } from 'pg';
import { targetsOf } from '../weightings/targets.ts';
import type { InputMeasures } from '../indicator-definitions/reading-registry.ts';
import type { DeclaredWeighting } from '../weightings/weighting-states.ts';
import type { RecountQuestion } from './counted-contributions.ts';
import type { Figure } from './figure.ts';
import { recountWeighted } from './recount.ts';
import { readWeightedFigure } from './weighted-figure.ts';
import type { WeightedIndicator } from './weighted-indicator.ts';
import { cellName } from './weighted-tallies.ts';

interface Weighted {
  weighable: WeightedIndicator;
  /** Of the surveys that are weighted. */
  measures: InputMeasures;
  weighting: DeclaredWeighting;
}

interface RecountedWeighted extends Pick<Receipt, 'parts' | 'distribution'> {
  figure: Figure;
  events: number;
}

/** A weighted figure: its cells counted again, and raked again. */
export async function recountWeightedFigure(
  worker: Pool,
  { weighable, measures: bound, weighting }: Weighted,
  question: RecountQuestion,
): Promise<RecountedWeighted> {
  const targets = targetsOf(weighting.definition);
  const measures = bound[weighable.input] ?? [];
  const cellOf = (values: readonly string[]) => cellName(targets, values);
  const answers = { measures, dimensions: weighting.dimensions, cellOf };
  const { cells, events } = await recountWeighted(worker, answers, question);
  const { figure, weighted } = await readWeightedFigure(weighable, targets, cells);
  const numbers = Object.entries({
    effectiveN: weighted?.effectiveN,
    designEffect: weighted?.designEffect,
    smallestWeight: weighted?.smallestWeight,
    largestWeight: weighted?.largestWeight,
  });
  return {
    figure,
    events,
    parts: Object.fromEntries(
      numbers.filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
    ),
    // The counts of the points are not what the figure is made of.
    distribution: null,
  };
}
