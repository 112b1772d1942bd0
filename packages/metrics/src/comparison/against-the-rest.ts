import type { Change } from '../indicator/reading.ts';
import type { TallyAlgebra } from '../tally/algebra.ts';
import type { AdjustedChange } from './many-changes.ts';
import { adjustedChanges } from './many-changes.ts';

/**
 * How each segment differs from all others together (segment minus the rest; the total would contain the segment
 * itself), tested together. The rest is the total with the segment taken out, exactly. The segments must not overlap.
 *
 * @param falseDiscoveries a share, between 0 and 1, 0.05 unless given
 * @returns the changes in the unit of `compare`, with adjusted p; null where it has none
 * @throws `level-out-of-range` for that share, and what `compare` and the algebra throw
 * @source Benjamini & Hochberg, JRSS B 57, 1995, 289-300
 *
 * @example
 * againstTheRest(tallies, [north, south, east], (rest, segment) => netPromoterChange(rest, segment));
 */
export function againstTheRest<T, V>(
  algebra: TallyAlgebra<T, V>,
  segments: readonly T[],
  compare: (rest: T, segment: T) => Change | null,
  falseDiscoveries = 0.05,
): (AdjustedChange | null)[] {
  const total = segments.reduce((sum, segment) => algebra.merge(sum, segment), algebra.empty());
  return adjustedChanges(
    segments.map((segment) => compare(algebra.merge(total, algebra.negate(segment)), segment)),
    falseDiscoveries,
  );
}
