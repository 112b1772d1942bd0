import { checkedProbability } from '../distribution/probability.ts';
import { inRange } from '../in-range.ts';

/** For each test, in the order given: the p-value adjusted for the others, at most 1, and the decision. */
export interface FalseDiscoveries {
  readonly adjusted: readonly number[];
  readonly rejected: readonly boolean[];
}

/**
 * Keeps the expected share of false alarms among the alarms below q: with m tests, the k smallest p are called for the
 * largest k with p_(k) <= q k / m.
 *
 * @param q the share of false alarms, between 0 and 1
 * @returns adjusted p-values, 0..1, and decisions, in the order given
 * @throws `number-out-of-range` for a p outside 0..1, `level-out-of-range` for q
 * @source Benjamini & Hochberg, JRSS B 57, 1995, 289-300
 */
export function benjaminiHochberg(p: readonly number[], q: number): FalseDiscoveries {
  checkedProbability(q);
  const m = p.length;
  const ascending = p
    .map((value, i) => ({ value: inRange(value, 0, 1, 'p'), i }))
    .toSorted((a, b) => a.value - b.value);
  const adjusted = p.map(() => 1);
  const rejected = p.map(() => false);
  let smallest = 1;
  let found = false;
  for (let rank = m; rank >= 1; rank -= 1) {
    const test = ascending[rank - 1];
    if (test === undefined) continue;
    smallest = Math.min(smallest, (test.value * m) / rank);
    found ||= test.value <= (rank / m) * q;
    adjusted[test.i] = smallest;
    rejected[test.i] = found;
  }
  return { adjusted, rejected };
}
