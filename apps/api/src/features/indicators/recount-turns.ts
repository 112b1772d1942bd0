import type { Principal } from '../../platform/http/access/principal.ts';
import { indicatorProblem } from './problems.ts';

/** So that of the connections of a process most are left for what is quick. */
const mostAtOnce = 2;
const mostWaiting = { all: 32, ofOne: 8 };
const retryAfter = '5';

/** Recounts read the log for as long as it is: two at a time in a process, and whoever asks next waits for a turn. */
export class RecountTurns {
  readonly #waiting: { who: string; start: () => void }[] = [];
  #running = 0;

  /** Throws `recounts-waiting`, `recounts-full`, and the reason of the signal when the turn comes too late for it. */
  async run<T>(principal: Pick<Principal, 'id'>, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (this.#running < mostAtOnce) this.#running += 1;
    else await this.#turn(principal.id);
    try {
      signal?.throwIfAborted();
      return await work();
    } finally {
      const next = this.#waiting.shift();
      // A turn is handed on: who comes meanwhile does not get in between.
      if (next) next.start();
      else this.#running -= 1;
    }
  }

  #turn(who: string): Promise<void> {
    const headers = { 'retry-after': retryAfter };
    if (this.#waiting.filter((other) => other.who === who).length >= mostWaiting.ofOne)
      throw indicatorProblem('recounts-waiting', { headers });
    if (this.#waiting.length >= mostWaiting.all) throw indicatorProblem('recounts-full', { headers });
    return new Promise((start) => this.#waiting.push({ who, start }));
  }
}
