import type { TallyAlgebra } from './algebra.ts';
import type { CountTally } from './count.ts';
import { countTally } from './count.ts';
import type { DurationTally } from './duration.ts';
import { durationTally } from './duration.ts';
import type { FractionTally, FractionValue } from './fraction.ts';
import { fractionTally } from './fraction.ts';
import type { MomentsTally, MomentsValue } from './moments.ts';
import { momentsTally } from './moments.ts';
import type { Movement, MovementTally } from './movement.ts';
import { movementTally } from './movement.ts';
import type { Scale, ScoreTally, ScoreValue } from './score.ts';
import { scoreTally } from './score.ts';
import type { PeopleTally, PersonFacts } from './people.ts';
import { peopleTally } from './people.ts';
import type { Amount, SumTally } from './sum.ts';
import { sumTally } from './sum.ts';

export type Tally =
  | ScoreTally
  | CountTally
  | SumTally
  | DurationTally
  | FractionTally
  | MomentsTally
  | PeopleTally
  | MovementTally;
export type TallyKind = Tally['kind'];

/**
 * What has to be known to tally a measure: its kind, for a score its scale, for a fraction its denominator, for
 * moments how many items there are.
 */
export type TallyShape =
  | ({ readonly kind: 'score' } & Scale)
  | { readonly kind: 'count' }
  | { readonly kind: 'sum' }
  | { readonly kind: 'duration' }
  | { readonly kind: 'fraction'; readonly denominator: number }
  | { readonly kind: 'moments'; readonly items: number }
  | { readonly kind: 'people' }
  | { readonly kind: 'movement' };

/** The tally of a shape. */
export type TallyOf<S extends { readonly kind: TallyKind }> = Extract<Tally, { readonly kind: S['kind'] }>;

interface ValueByKind {
  score: ScoreValue;
  count: number;
  sum: Amount;
  duration: number;
  fraction: FractionValue;
  moments: MomentsValue;
  people: PersonFacts;
  movement: Movement;
}

/** What is added to the tally of a shape. */
export type ValueOf<S extends { readonly kind: TallyKind }> = ValueByKind[S['kind']];

/**
 * The algebra of a tally kind.
 *
 * @returns the algebra that reads and makes tallies of this shape
 * @throws `scale-invalid`, `number-out-of-range` for a denominator below 1, `items-invalid`
 * @source Own definition: see `scoreTally`, `countTally` and the other kinds
 *
 * @example
 * const algebra = tallyKind({ kind: 'score', min: 0, max: 10 });
 * algebra.merge(algebra.add(algebra.empty(), 9), stored);
 */
export function tallyKind<S extends TallyShape>(shape: S): TallyAlgebra<TallyOf<S>, ValueOf<S>>;
export function tallyKind(shape: TallyShape): unknown {
  switch (shape.kind) {
    case 'score':
      return scoreTally(shape);
    case 'count':
      return countTally;
    case 'sum':
      return sumTally;
    case 'duration':
      return durationTally;
    case 'fraction':
      return fractionTally(shape);
    case 'moments':
      return momentsTally(shape);
    case 'people':
      return peopleTally;
    case 'movement':
      return movementTally;
  }
}
