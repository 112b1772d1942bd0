/** What becomes of one item of a submission, in order. */
type Flush<Item, Outcome> = (items: readonly Item[]) => Promise<readonly Outcome[]>;

export interface CommitQueueOptions {
  /** Most items in one flush. */
  flushSize: number;
  /** Flushes under way at once; more overlap the waiting for disk with the building of rows. */
  flights: number;
  /** Items that must wait before a flush beyond the first sets out: few items do better as more in the next one. */
  worthwhile: number;
  /** Items that may wait; beyond it a submission is refused, not delayed without end. */
  capacity: number;
}

/** In turns of the event loop; each is well below a millisecond. */
const longestGathering = 64;

export class QueueFull extends Error {}

interface Waiting<Item, Outcome> {
  items: readonly Item[];
  taken: number;
  outcomes: Outcome[];
  open: number;
  resolve: (outcomes: Outcome[]) => void;
  reject: (error: unknown) => void;
}

/**
 * Group commit: whatever waits when a flush becomes free is written together, so that database and disk are asked
 * once for many senders. Nobody waits for a timer: a lone item is flushed at once.
 */
export class CommitQueue<Item, Outcome> {
  readonly #waiting: Waiting<Item, Outcome>[] = [];
  #items = 0;
  /** Of those, not yet in a flush. */
  #ready = 0;
  #flights = 0;
  #scheduled = false;

  constructor(
    private readonly flush: Flush<Item, Outcome>,
    private readonly options: CommitQueueOptions,
  ) {}

  /** Resolves when every item is durable; rejects with `QueueFull` before taking any. */
  submit(items: readonly Item[]): Promise<readonly Outcome[]> {
    if (items.length === 0) return Promise.resolve([]);
    if (this.#items + items.length > this.options.capacity) return Promise.reject(new QueueFull());
    this.#items += items.length;
    this.#ready += items.length;
    return new Promise<Outcome[]>((resolve, reject) => {
      this.#waiting.push({ items, taken: 0, outcomes: [], open: items.length, resolve, reject });
      this.#schedule();
    });
  }

  /** Items waiting or being written. */
  get length(): number {
    return this.#items;
  }

  #schedule() {
    if (this.#scheduled || !this.#mayFly()) return;
    this.#scheduled = true;
    this.#gather(0);
  }

  /**
   * What arrives in the same moment goes together: as long as each turn of the event loop brings more, but not
   * without end. A lone item waits for one turn.
   */
  #gather(turns: number) {
    const before = this.#ready;
    setImmediate(() => {
      const more = this.#ready > before && this.#ready < this.options.flushSize;
      if (more && turns < longestGathering) return this.#gather(turns + 1);
      this.#scheduled = false;
      void this.#fly();
    });
  }

  #mayFly(): boolean {
    if (this.#flights === 0) return this.#ready > 0;
    return this.#flights < this.options.flights && this.#ready >= this.options.worthwhile;
  }

  async #fly() {
    const slices = this.#take();
    if (slices.length === 0) return;
    this.#flights += 1;
    this.#schedule();
    const items = slices.flatMap(({ owner, from, to }) => owner.items.slice(from, to));
    try {
      const outcomes = await this.flush(items);
      let at = 0;
      for (const { owner, from, to } of slices) {
        for (let i = from; i < to; i++) owner.outcomes[i] = outcomes[at++] as Outcome;
        owner.open -= to - from;
        if (owner.open === 0) owner.resolve(owner.outcomes);
      }
    } catch (error) {
      for (const { owner } of slices) owner.reject(error);
    } finally {
      this.#items -= items.length;
      this.#flights -= 1;
      this.#schedule();
    }
  }

  #take() {
    const slices: { owner: Waiting<Item, Outcome>; from: number; to: number }[] = [];
    let room = this.options.flushSize;
    while (room > 0) {
      const owner = this.#waiting[0];
      if (!owner) break;
      const from = owner.taken;
      const to = Math.min(owner.items.length, from + room);
      owner.taken = to;
      room -= to - from;
      this.#ready -= to - from;
      slices.push({ owner, from, to });
      if (to === owner.items.length) this.#waiting.shift();
    }
    return slices;
  }
}
