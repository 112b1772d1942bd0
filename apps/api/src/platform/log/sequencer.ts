import type { Client } from 'pg';
import { adoptCluster } from './adopt-cluster.ts';
import { Leader } from './leader.ts';
import type { LiveSession } from './session.ts';
import { stamp } from './stamp.ts';

export interface SequencerOptions {
  /** A new, unconnected client as the worker role. */
  connect: () => Client;
  /** Entries stamped in one statement. */
  roundSize?: number;
  /** Milliseconds between two looks when nobody calls. */
  pollInterval?: number;
  onError?: (error: unknown) => void;
}

/** Gives positions to committed entries, one sequencer at a time; the others stand by. */
export class Sequencer {
  readonly #options: SequencerOptions;
  readonly #leader: Leader;

  constructor(options: SequencerOptions) {
    this.#options = options;
    this.#leader = new Leader({
      ...options,
      lock: { name: 'attune sequencer', number: 0 },
      channel: 'log_appended',
      pollInterval: this.#pollInterval,
    });
  }

  /** True in the one process that stamps. */
  get leading(): boolean {
    return this.#leader.leading;
  }

  start(): void {
    this.#leader.start(async (session) => {
      await adoptCluster(session.client);
      // A stamp can be lost in a crash and is then given again, the same one: the order of entries is fixed by
      // (xid, id). So a stamp need not wait for the disk.
      await session.client.query('set synchronous_commit = off');
      await this.#stampForEver(session);
    });
  }

  stop(): Promise<void> {
    return this.#leader.stop();
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
      if (await this.#leader.rest(pause)) waits = 0;
    }
  }

  get #pollInterval(): number {
    return this.#options.pollInterval ?? 250;
  }
}
