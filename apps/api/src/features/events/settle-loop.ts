import { Injectable, Logger } from '@nestjs/common';
import { SettleWaitingEdits } from './settle-waiting-edits.ts';

const pause = 500;

/** Asks again and again, in a worker, whether an original has come that an edit waits for. */
@Injectable()
export class SettleLoop {
  readonly #log = new Logger('waiting edits');
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(private readonly settling: SettleWaitingEdits) {}

  start(): void {
    this.#timer = setTimeout(() => {
      this.#running = this.#round().finally(() => {
        if (!this.#stopped) this.start();
      });
    }, pause);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #round() {
    try {
      await this.settling.settle();
    } catch (error) {
      this.#log.warn(
        `Waiting edits could not be settled: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
}
