import { Wake } from '../log/wake.ts';
import type { Handler, Stream } from './handler.ts';

export interface FollowHandlersOptions {
  /** Those that there are now; the same name stands for the same handler every time. */
  handlers: () => Promise<readonly Handler[]>;
  /** Milliseconds between two looks. */
  interval?: number;
  onError?: (error: unknown) => void;
}

/** Keeps a running stream to the handlers that there are: some come and go while workers run. */
export class FollowHandlers {
  readonly #stream: Stream;
  readonly #options: FollowHandlersOptions;
  readonly #rest = new Wake();
  #stopping = false;
  #done: Promise<void> | undefined;

  constructor(stream: Stream, options: FollowHandlersOptions) {
    this.#stream = stream;
    this.#options = options;
  }

  start(): void {
    this.#done ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#rest.call();
    await this.#done;
  }

  async #run(): Promise<void> {
    for (;;) {
      await this.#rest.wait(this.#options.interval ?? 1000);
      if (this.#stopping) return;
      try {
        await this.#stream.follow(await this.#options.handlers());
      } catch (error) {
        // The database is away: what is there goes on, and the next look is soon.
        this.#options.onError?.(error);
      }
    }
  }
}
