/** The tree as it stands on one day. */
export class DayTree {
  readonly #parents: ReadonlyMap<number, number | null>;
  readonly #children = new Map<number, number[]>();
  readonly #subtrees = new Map<number, readonly number[]>();

  /** @param parents by department; null at the root, absent where a department does not stand anywhere */
  constructor(parents: ReadonlyMap<number, number | null>) {
    this.#parents = parents;
    for (const [id, parent] of parents) {
      if (parent === null) continue;
      const siblings = this.#children.get(parent);
      if (siblings === undefined) this.#children.set(parent, [id]);
      else siblings.push(id);
    }
  }

  has(id: number): boolean {
    return this.#parents.has(id);
  }

  parent(id: number): number | null {
    return this.#parents.get(id) ?? null;
  }

  children(id: number): readonly number[] {
    return this.#children.get(id) ?? [];
  }

  /** The department and all below it, itself first. */
  subtree(id: number): readonly number[] {
    let found = this.#subtrees.get(id);
    if (found === undefined) {
      found = [id, ...this.children(id).flatMap((child) => this.subtree(child))];
      this.#subtrees.set(id, found);
    }
    return found;
  }

  /** From the parent up to the root. */
  ancestors(id: number): number[] {
    const found: number[] = [];
    for (let at = this.parent(id); at !== null; at = this.parent(at)) found.push(at);
    return found;
  }
}
