import { Wake } from '../log/wake.ts';
import type { PartitionConsumer } from './partition-consumer.ts';

/** Reads the log for one consumer, batch after batch, and waits at its end until it is woken. */
export class Lane {
  readonly #consumer: PartitionConsumer;
  readonly #gather: number;
  readonly #onError: (error: unknown) => void;
  readonly #wake = new Wake();
  readonly #pause = new Wake();
  readonly #done: Promise<void>;
  #stopped = false;

  constructor(consumer: PartitionConsumer, how: { gather?: number; onError: (error: unknown) => void }) {
    this.#consumer = consumer;
    this.#gather = how.gather ?? 0;
    this.#onError = how.onError;
    this.#done = this.#run();
  }

  /** `head`, where it is known, spares a look when there is nothing new. */
  wake(head?: number): void {
    if (head === undefined || head !== this.#consumer.position) this.#wake.call();
  }

  /** Finishes the batch in hand. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#consumer.stop();
    this.#wake.call();
    this.#pause.call();
    await this.#done;
  }

  async #run(): Promise<void> {
    for (let failures = 0; !this.#stopped;) {
      try {
        const advanced = await this.#consumer.advance();
        failures = 0;
        if (!advanced) await this.#wake.wait(60_000);
        else if (this.#consumer.caughtUp && this.#gather > 0) await this.#pause.wait(this.#gather);
      } catch (error) {
        this.#onError(error);
        if (!this.#stopped) await this.#wake.wait(Math.min(50 * 2 ** failures++, 2000));
      }
    }
  }
}
