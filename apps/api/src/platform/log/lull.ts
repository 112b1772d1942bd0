import type { Queryable } from './queryable.ts';

const few = 500;
const longEnough = 3_600_000;

/**
 * Tells when to do what can wait, so that it does not compete with what cannot: while history is being loaded, tidying
 * up would be in the way, and would soon have to be done again.
 */
export class Lull {
  #progress = Number.NaN;
  #busySince: number | undefined;

  constructor(private readonly database: Queryable) {}

  /**
   * True where the log has hardly grown since the last time this was asked, and handlers have hardly moved on in it; or
   * where that has not been so for an hour.
   */
  async hasCome(now = Date.now()): Promise<boolean> {
    const { rows } = await this.database.query<{ progress: number }>(
      `select ((select coalesce(sum(position), 0) from log_head)
             + (select coalesce(sum(position), 0) from cursor))::float8 as progress`,
    );
    const progress = rows[0]?.progress ?? 0;
    const grown = progress - this.#progress;
    this.#progress = progress;
    this.#busySince ??= now;
    const come = grown < few || now - this.#busySince > longEnough;
    if (come) this.#busySince = undefined;
    return come;
  }
}
