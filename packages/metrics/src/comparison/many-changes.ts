import { checkedProbability } from '../distribution/probability.ts';
import type { Change } from '../indicator/reading.ts';
import { benjaminiHochberg } from '../rate/benjamini-hochberg.ts';

/** A change that was tested together with others. */
export interface AdjustedChange extends Change {
  /** p adjusted for the other tests; null where p is. `significant` goes by this one. */
  readonly adjustedP: number | null;
}

/**
 * Changes of many segments, touchpoints or indicators looked at together: of those called significant, no more than
 * `falseDiscoveries` are expected to be false alarms. What could not be tested does not count as a test.
 *
 * @param falseDiscoveries a share, between 0 and 1, 0.05 unless given
 * @returns the changes in their order with adjusted p, 0..1; null where the change or its p is
 * @throws `level-out-of-range` for that share, `number-out-of-range` for a p outside 0..1
 * @source Benjamini & Hochberg, JRSS B 57, 1995, 289-300
 */
export function adjustedChanges(
  changes: readonly (Change | null)[],
  falseDiscoveries = 0.05,
): (AdjustedChange | null)[] {
  checkedProbability(falseDiscoveries);
  const tested = changes.flatMap((change) => (change === null || change.p === null ? [] : [change.p]));
  const { adjusted, rejected } = benjaminiHochberg(tested, falseDiscoveries);
  let next = 0;
  return changes.map((change) => {
    if (change === null) return null;
    if (change.p === null) return { ...change, adjustedP: null, significant: false };
    const at = next;
    next += 1;
    return { ...change, adjustedP: adjusted[at] ?? null, significant: rejected[at] ?? false };
  });
}
