import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/http/access/principal.ts';
import { Config } from '../../platform/config/config.ts';
import { exportProblem } from './problems.ts';

/** Enough for a workbook, its CSV and its Parquet side by side. */
const mostOfOne = 3;
const retryAfter = '10';

/** How many files a process makes at once: each holds rows in memory and a connection for as long as it is taken. */
@Injectable()
export class ExportTurns {
  readonly #running = new Map<string, number>();
  readonly #most: number;
  #all = 0;

  constructor({ exportsAtOnce }: Config) {
    this.#most = exportsAtOnce;
  }

  /**
   * A person's keys count as that person. Throws `exports-running`, `exports-full`.
   *
   * @returns ends the turn; once is enough, and more do no harm
   */
  take({ kind, id, person }: Principal): () => void {
    const who = person ?? `${kind} ${id}`;
    const own = this.#running.get(who) ?? 0;
    if (own >= mostOfOne) throw exportProblem('exports-running', { headers: { 'retry-after': retryAfter } });
    if (this.#all >= this.#most)
      throw exportProblem('exports-full', { headers: { 'retry-after': retryAfter } });
    this.#running.set(who, own + 1);
    this.#all += 1;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.#all -= 1;
      const left = (this.#running.get(who) ?? 1) - 1;
      if (left > 0) this.#running.set(who, left);
      else this.#running.delete(who);
    };
  }
}
