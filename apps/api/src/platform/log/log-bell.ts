import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';

/** Milliseconds between two rings: commits in between are one wake-up of the sequencer instead of hundreds. */
const pause = 4;

/**
 * Tells the sequencer that something was committed. Not part of the commits themselves: a commit that notifies waits
 * for all others that do, and wakes every session that listens to anything. A ring that is lost costs the time until
 * the sequencer looks by itself.
 */
export class LogBell {
  #ringing = false;
  #again = false;

  constructor(private readonly pool: Pool) {}

  /** After the commit. At once where it was quiet, else within the pause. */
  ring(): void {
    this.#again = true;
    if (this.#ringing) return;
    this.#ringing = true;
    void this.#ringOut();
  }

  async #ringOut(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      await this.pool.query(notify).catch(() => undefined);
      await sleep(pause);
    }
    this.#ringing = false;
  }
}

/** A notification is a transaction too; this one need not be on disk. */
const notify = {
  name: 'log-bell',
  text: `select set_config('synchronous_commit', 'off', true), pg_notify('log_appended', '')`,
};
