import { Logger } from '@nestjs/common';

/** What a worker does again and again, with about a pause in between. A round that fails is reported and tried again. */
export class Rounds {
  readonly #log = new Logger('rounds');
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(
    private readonly name: string,
    private readonly pause: number,
    private readonly work: () => Promise<unknown>,
  ) {
    this.#next();
  }

  /** Finishes the round in hand. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  #next(): void {
    // Never all at once: rounds that fall together would keep whoever reads meanwhile waiting for the sum of them.
    const pause = this.pause * (0.75 + Math.random() / 2);
    this.#timer = setTimeout(() => {
      this.#running = this.#round().finally(() => {
        if (!this.#stopped) this.#next();
      });
    }, pause);
  }

  async #round() {
    try {
      await this.work();
    } catch (error) {
      this.#log.warn(`${this.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
