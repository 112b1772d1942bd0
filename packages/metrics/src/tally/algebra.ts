/**
 * The abelian group every tally kind is: `merge` is associative and commutative, `empty()` is its zero and
 * `negate` its inverse; `add` and `remove` merge one value or its inverse. So any order of adds, removals, splits
 * and merges gives the same tally, exactly. A `remove` may come before its `add`: counts are negative meanwhile.
 * Tallies are immutable plain data; every operation returns a new one.
 *
 * @typeParam T the tally
 * @typeParam V what is added: a score, an amount, a duration
 */
export interface TallyAlgebra<T, V> {
  empty(): T;
  add(tally: T, value: V): T;
  /** The same as adding each value in turn, with one copy instead of many. */
  addAll(tally: T, values: Iterable<V>): T;
  remove(tally: T, value: V): T;
  merge(a: T, b: T): T;
  negate(tally: T): T;
  equals(a: T, b: T): boolean;
}
