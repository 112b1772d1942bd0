import { movements, type Tally, type TallyAlgebra, tallyKind } from '@attune/metrics';
import { type IndicatorInput, shapeOf } from '@attune/plugin-sdk';
import type { Definition } from '../indicator-definitions/definition.ts';
import { readCell } from '../indicators/read-cells.ts';

const items = 4;

/** Enough for an interval, whatever finds it, and not all alike. */
const facts = 60;

/**
 * How the intervals of an indicator are found: an indicator does not say, so it is given some facts to read. Null where
 * it has no intervals.
 */
export async function intervalMethodOf({ method }: Pick<Definition, 'method'>): Promise<string | null> {
  if (method.kind === 'missing') return null;
  // Of a formula nothing is assumed of how its parts hang together.
  if (method.kind === 'formula') return 'mover-bound';
  const { indicator } = method;
  const tallies = Object.fromEntries(
    Object.entries(indicator.inputs).map(([name, input]) => {
      const algebra = tallyKind(shapeOf(input, items)) as TallyAlgebra<Tally, unknown>;
      return [
        name,
        algebra.addAll(
          algebra.empty(),
          Array.from({ length: facts }, (_, i) => factOf(input, i)),
        ),
      ];
    }),
  );
  return (await readCell(method, tallies)).interval?.method ?? null;
}

function factOf(input: IndicatorInput, i: number): unknown {
  switch (input.kind) {
    case 'score':
      return input.min + (i % (input.max - input.min + 1));
    case 'moments':
      return Array.from({ length: items }, (_, item) => 1 + ((i + item * (i % 3)) % 5));
    case 'people':
      return { times: 1 + (i % 3), amount: 100 + i };
    case 'movement':
      return movements[i % movements.length];
    case 'count':
      return 1;
    default:
      return 100 + i;
  }
}
