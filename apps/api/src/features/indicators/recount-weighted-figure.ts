import type { Receipt } from '@attune/contracts';
import { targetsOf } from '../weightings/targets.ts';
import type { InputMeasures } from '../indicator-definitions/reading-registry.ts';
import type { DeclaredWeighting } from '../weightings/weighting-states.ts';
import type { Counting } from './count-log.ts';
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

interface RecountedWeighted {
  figure: Figure;
  events: number;
  parts: NonNullable<Receipt['parts']>;
  distribution: Receipt['distribution'];
}

/** A weighted figure: its cells counted again, and raked again. */
export function recountWeightedFigure(
  { weighable, measures: bound, weighting }: Weighted,
  question: RecountQuestion,
): Counting<RecountedWeighted> {
  const targets = targetsOf(weighting.definition);
  const measures = bound[weighable.input] ?? [];
  const cellOf = (values: readonly string[]) => cellName(targets, values);
  const answers = recountWeighted({ measures, dimensions: weighting.dimensions, cellOf }, question);
  return {
    counts: answers.counts,
    result: async () => {
      const { cells, events } = await answers.result();
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
    },
  };
}
