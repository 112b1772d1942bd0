import type { TallyGeneration } from './tally-generations.ts';

/** One of something for each generation, made when it is first asked for: a handler is the same one every time. */
export class PerGeneration<T> {
  readonly #made = new Map<number, T>();

  constructor(private readonly make: (generation: TallyGeneration) => T) {}

  of(generation: TallyGeneration): T {
    let made = this.#made.get(generation.id);
    if (made === undefined) {
      made = this.make(generation);
      this.#made.set(generation.id, made);
    }
    return made;
  }

  entries(): IterableIterator<[generation: number, made: T]> {
    return this.#made.entries();
  }
}
