// Wide apart: a handler with a fixed cost per batch must not be driven to ever smaller, ever dearer batches.
const short = 500;
const long = 2000;

/** How many events to take at once: more while there is a backlog and the handler is quick, fewer when it is slow. */
export class BatchSize {
  readonly #max: number;
  #size: number;

  constructor(max: number) {
    this.#max = max;
    this.#size = Math.min(64, max);
  }

  get current(): number {
    return this.#size;
  }

  took(events: number, milliseconds: number): void {
    if (milliseconds > long) this.#size = Math.max(1, Math.floor(this.#size / 2));
    else if (events >= this.#size && milliseconds < short) this.#size = Math.min(this.#max, this.#size * 2);
  }
}
