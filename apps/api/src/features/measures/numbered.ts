import type { PoolClient } from 'pg';

/** Names that are kept once, in a table, and stand as a number wherever they are used. */
interface Numbering<T> {
  nameOf: (item: T) => string;
  /** Numbers by name, of those that are there. */
  find: (tx: PoolClient, items: readonly T[]) => Promise<ReadonlyMap<string, number>>;
  /** In one order, so that two partitions which make the same ones wait for each other and never in a circle. */
  make: (tx: PoolClient, items: readonly T[]) => Promise<void>;
}

/**
 * Numbers of names. A name is there from its first use on and never changes, so it stays in memory: per connection,
 * because a server that crashed may have lost its last commits and one restored from a copy may have given other
 * numbers, and no connection outlives either.
 */
export class Numbered<T> {
  readonly #known = new WeakMap<PoolClient, Map<string, number>>();

  constructor(private readonly numbering: Numbering<T>) {}

  /**
   * The number of each item, in their order; makes those that are new. Once per transaction: what a transaction makes
   * is kept in memory only when another has seen it committed.
   */
  async numbersOf(tx: PoolClient, items: readonly T[]): Promise<readonly number[]> {
    const names = items.map(this.numbering.nameOf);
    const known = this.#knownTo(tx);
    const missing = () => {
      const some = new Map<string, T>();
      items.forEach((item, i) => {
        const name = names[i] as string;
        if (!known.has(name)) some.set(name, item);
      });
      return [...some.values()];
    };
    let made: ReadonlyMap<string, number> = new Map();
    if (names.some((name) => !known.has(name))) {
      for (const [name, number] of await this.numbering.find(tx, missing())) known.set(name, number);
      const fresh = missing();
      if (fresh.length > 0) {
        await this.numbering.make(tx, fresh);
        made = await this.numbering.find(tx, fresh);
      }
    }
    return names.map((name) => (known.get(name) ?? made.get(name)) as number);
  }

  #knownTo(tx: PoolClient): Map<string, number> {
    let known = this.#known.get(tx);
    if (!known) {
      known = new Map();
      this.#known.set(tx, known);
    }
    return known;
  }
}
