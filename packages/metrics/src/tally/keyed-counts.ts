import type { TallyAlgebra } from './algebra.ts';
import { negated, withCounts } from './whole.ts';

/** How many facts there are, and how many stand under each key. */
export interface KeyedCounts<Kind extends string> {
  readonly kind: Kind;
  readonly n: number;
  /** Counts of 0 are absent. */
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * The algebra of facts that are counted under keys.
 * @param keysOf the keys of one fact; may throw what is wrong with it
 */
export function keyedCounts<Kind extends string, Fact>(
  kind: Kind,
  keysOf: (fact: Fact) => Iterable<string>,
): TallyAlgebra<KeyedCounts<Kind>, Fact> {
  const tallyOf = (n: number, counts: Readonly<Record<string, number>>) => ({ kind, n, counts });
  const changed = (tally: KeyedCounts<Kind>, facts: Iterable<Fact>, by: 1 | -1) => {
    let n = tally.n;
    const changes: [string, number][] = [];
    for (const fact of facts) {
      for (const key of keysOf(fact)) changes.push([key, by]);
      n += by;
    }
    return tallyOf(n, withCounts(tally.counts, changes));
  };
  return {
    empty: () => tallyOf(0, {}),
    add: (tally, fact) => changed(tally, [fact], 1),
    addAll: (tally, facts) => changed(tally, facts, 1),
    remove: (tally, fact) => changed(tally, [fact], -1),
    merge: (a, b) => tallyOf(a.n + b.n, withCounts(a.counts, Object.entries(b.counts))),
    negate: (tally) =>
      tallyOf(
        negated(tally.n),
        withCounts(
          {},
          Object.entries(tally.counts).map(([key, count]): [string, number] => [key, -count]),
        ),
      ),
    equals: (a, b) =>
      a.n === b.n &&
      Object.keys(a.counts).length === Object.keys(b.counts).length &&
      Object.entries(a.counts).every(([key, count]) => b.counts[key] === count),
  };
}
