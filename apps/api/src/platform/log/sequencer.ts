import type { Client } from 'pg';
import { adoptCluster } from './adopt-cluster.ts';
import { horizonAge } from './horizon-age.ts';
import { tryLock } from './locks.ts';
import type { Queryable } from './queryable.ts';
import { type LiveSession, Session } from './session.ts';
import { stamp } from './stamp.ts';
import { Wake } from './wake.ts';

export interface SequencerOptions {
  /** A new, unconnected client as the worker role. */
  connect: () => Client;
  /** Entries stamped in one statement. */
  roundSize?: number;
  /** Milliseconds between two looks when nobody calls. */
  pollInterval?: number;
  onError?: (error: unknown) => void;
}

const lock = { name: 'attune sequencer', number: 0 };

/**
 * Gives positions to committed entries, one sequencer at a time; the others stand by. Lock and statements share
 * one session: a sequencer that lost its lock has lost the connection it could have stamped on.
 */
export class Sequencer {
  readonly #options: SequencerOptions;
  readonly #wake = new Wake();
  readonly #session: Session;
  #leading = false;

  constructor(options: SequencerOptions) {
    this.#options = options;
    this.#session = new Session({
      connect: options.connect,
      channels: ['log_appended'],
      onNotification: () => this.#wake.call(),
      ...(options.onError && { onError: options.onError }),
    });
  }

  /** True in the one process that stamps. */
  get leading(): boolean {
    return this.#leading;
  }

  start(): void {
    this.#session.start((session) => this.#lead(session).finally(() => (this.#leading = false)));
  }

  async stop(): Promise<void> {
    const stopped = this.#session.stop();
    this.#wake.call();
    await stopped;
  }

  /** Milliseconds since the oldest entry without a position was received; 0 where none waits. */
  horizonAge(client: Queryable): Promise<number> {
    return horizonAge(client);
  }

  async #lead(session: LiveSession): Promise<void> {
    while (session.live && !(await tryLock(session.client, lock))) await this.#wake.wait(this.#pollInterval);
    if (!session.live) return;
    this.#leading = true;
    await adoptCluster(session.client);
    // A stamp can be lost in a crash and is then given again, the same one: the order of entries is fixed by
    // (xid, id). So a stamp need not wait for the disk.
    await session.client.query('set synchronous_commit = off');
    await this.#stampForEver(session);
  }

  async #stampForEver(session: LiveSession): Promise<void> {
    const limit = this.#options.roundSize ?? 1000;
    let floor = '0';
    let waits = 0;
    while (session.live) {
      const round = await stamp(session.client, { floor, limit });
      floor = round.last ?? floor;
      if (round.stamped > 0) waits = 0;
      if (round.stamped === limit) continue;
      // What waits for another transaction to end is worth looking at again very soon, then less and less often.
      const pause = round.waiting ? Math.min(1.3 ** waits++, this.#pollInterval) : this.#pollInterval;
      if (await this.#wake.wait(pause)) waits = 0;
    }
  }

  get #pollInterval(): number {
    return this.#options.pollInterval ?? 250;
  }
}
