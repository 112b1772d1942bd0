import type { Dimension } from '@attune/contracts';
import type { Cut } from '../measures/cuts.ts';
import { type Part, partName } from '../measures/folded-parts.ts';

/** The cut of one part of a crossed cut, as its cells are kept. */
export const crossedCut = (id: number, part: Part, dimensions: readonly Dimension[]): Cut => ({
  name: `crossed:${id}${part === 'history' ? ':history' : ''}`,
  dimensions,
});

export const crossedFoldName = (id: number, generation: number, part: Part) =>
  partName(`fold-crossed:${id}`, generation, part);
