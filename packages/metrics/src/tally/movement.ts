import type { TallyAlgebra } from './algebra.ts';
import { negated } from './whole.ts';

/**
 * What became of a tenure in a period: it was there before and after it, only before, only after, or neither, as it
 * was joined and lost within.
 */
export const movements = ['stayed', 'lost', 'joined', 'joined-and-lost'] as const;
export type Movement = (typeof movements)[number];

/**
 * Tenures by what became of them in one period. Those of different subjects add up; those of different periods are
 * the same tenures again.
 */
export interface MovementTally {
  readonly kind: 'movement';
  readonly counts: Readonly<Record<Movement, number>>;
}

const countsOf = (count: (movement: Movement) => number): MovementTally => ({
  kind: 'movement',
  counts: {
    stayed: count('stayed'),
    lost: count('lost'),
    joined: count('joined'),
    'joined-and-lost': count('joined-and-lost'),
  },
});

/**
 * The algebra of movements: how many tenures stayed, were lost, joined, or did both, in one period.
 *
 * @source Own definition: retention's start and end counts, kept apart so that they add up
 */
export const movementTally: TallyAlgebra<MovementTally, Movement> = {
  empty: () => countsOf(() => 0),
  add: (tally, movement) => movementTally.addAll(tally, [movement]),
  addAll: (tally, values) => {
    const counts = { ...tally.counts };
    for (const movement of values) counts[movement] += 1;
    return { kind: 'movement', counts };
  },
  remove: (tally, movement) => countsOf((each) => tally.counts[each] - (each === movement ? 1 : 0)),
  merge: (a, b) => countsOf((each) => a.counts[each] + b.counts[each]),
  negate: (tally) => countsOf((each) => negated(tally.counts[each])),
  equals: (a, b) => movements.every((each) => a.counts[each] === b.counts[each]),
};
