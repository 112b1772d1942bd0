import type { Client } from 'pg';
import { type LockKey, tryLock } from './locks.ts';
import { type LiveSession, Session } from './session.ts';
import { Wake } from './wake.ts';

export interface LeaderOptions {
  /** Held by the one that leads. */
  lock: LockKey;
  /** What calls it to work. */
  channel: string;
  /** A new, unconnected client as the worker role. */
  connect: () => Client;
  /** Milliseconds between two looks when nobody calls. */
  pollInterval: number;
  idleTimeout?: number | undefined;
  onError?: ((error: unknown) => void) | undefined;
}

/**
 * Work that is done in one place at a time, the others standing by. Lock and statements share one session: who lost
 * the lock has lost the connection it could have worked on.
 */
export class Leader {
  readonly #options: LeaderOptions;
  readonly #wake = new Wake();
  readonly #session: Session;
  #leading = false;

  constructor(options: LeaderOptions) {
    this.#options = options;
    const { connect, channel, idleTimeout, onError } = options;
    this.#session = new Session({
      connect,
      channels: [channel],
      onNotification: () => this.#wake.call(),
      ...(idleTimeout !== undefined && { idleTimeout }),
      ...(onError && { onError }),
    });
  }

  /** True in the one process that leads. */
  get leading(): boolean {
    return this.#leading;
  }

  /** `work` begins whenever the lock is won, and ends when the session does. */
  start(work: (session: LiveSession) => Promise<void>): void {
    this.#session.start((session) => this.#lead(session, work).finally(() => (this.#leading = false)));
  }

  async stop(): Promise<void> {
    const stopped = this.#session.stop();
    this.#wake.call();
    await stopped;
  }

  /** Until called, or for so many milliseconds. True where it was called. */
  rest(milliseconds = this.#options.pollInterval): Promise<boolean> {
    return this.#wake.wait(milliseconds);
  }

  async #lead(session: LiveSession, work: (session: LiveSession) => Promise<void>): Promise<void> {
    while (session.live && !(await tryLock(session.client, this.#options.lock))) await this.rest();
    if (!session.live) return;
    this.#leading = true;
    await work(session);
  }
}
