import type { Queryable } from './queryable.ts';

const few = 200;
const longEnough = 3_600_000;

/**
 * Tells when to do what can wait, so that it does not compete with what cannot: while history is being loaded, tidying
 * up would be in the way, and would soon have to be done again.
 */
export class Lull {
  #head = Number.NaN;
  #busySince: number | undefined;

  constructor(private readonly database: Queryable) {}

  /** True where the log has hardly grown since the last time this was asked, or has not come to rest for an hour. */
  async hasCome(now = Date.now()): Promise<boolean> {
    const { rows } = await this.database.query<{ head: number }>(
      'select coalesce(sum(position), 0)::float8 as head from log_head',
    );
    const head = rows[0]?.head ?? 0;
    const grown = head - this.#head;
    this.#head = head;
    this.#busySince ??= now;
    const come = grown < few || now - this.#busySince > longEnough;
    if (come) this.#busySince = undefined;
    return come;
  }
}
