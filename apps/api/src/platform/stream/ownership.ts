import type { Client } from 'pg';
import { tryLock, unlock } from '../log/locks.ts';

export interface Slot {
  handler: string;
  partition: number;
}

/** How the owned slots of this worker changed. */
export interface Change {
  taken: Slot[];
  /** Already chosen, still locked: stop the work on them, then `give` them back. */
  surplus: Slot[];
}

const presence = (handler: string) => `attune worker ${handler}`;
const ownership = (handler: string) => `attune handler ${handler}`;

/**
 * Who works on which partition of which handler, by advisory locks of one session: a shared lock says "I work for
 * this handler", an exclusive one "this partition is mine". Everybody takes an equal part, counted from the first.
 * It only avoids double work; that nothing takes effect twice rests on the cursor.
 */
export class Ownership {
  readonly #client: Client;
  readonly #partitions: number;
  readonly #hashes = new Map<string, number>();
  #handlers: readonly string[] = [];

  constructor(client: Client, partitions: number) {
    this.#client = client;
    this.#partitions = partitions;
  }

  /** Works for these handlers from now on. What is held of the others is still to be given back. */
  async follow(handlers: readonly string[]): Promise<void> {
    for (const handler of handlers.filter((name) => !this.#handlers.includes(name))) {
      await this.#client.query('select pg_advisory_lock_shared(hashtext($1), 0)', [presence(handler)]);
      for (const name of [presence(handler), ownership(handler)])
        this.#hashes.set(name, await this.#hash(name));
    }
    for (const handler of this.#handlers.filter((name) => !handlers.includes(name)))
      await this.#client.query('select pg_advisory_unlock_shared(hashtext($1), 0)', [presence(handler)]);
    this.#handlers = handlers;
  }

  async balance(): Promise<Change> {
    const change: Change = { taken: [], surplus: [] };
    const locks = await this.#locks();
    for (const handler of this.#handlers) {
      const workers = locks.filter((lock) => lock.class === this.#hashes.get(presence(handler))).length;
      const held = locks.filter((lock) => lock.class === this.#hashes.get(ownership(handler)));
      const mine = held.filter((lock) => lock.mine).map((lock) => lock.number);
      const quota = Math.ceil(this.#partitions / Math.max(1, workers));
      for (const partition of mine.slice(quota)) change.surplus.push({ handler, partition });
      const free = this.#all().filter((partition) => !held.some((lock) => lock.number === partition));
      let room = quota - mine.length;
      for (const partition of free) {
        if (room <= 0) break;
        if (!(await tryLock(this.#client, { name: ownership(handler), number: partition }))) continue;
        change.taken.push({ handler, partition });
        room--;
      }
    }
    return change;
  }

  async give(slot: Slot): Promise<void> {
    await unlock(this.#client, { name: ownership(slot.handler), number: slot.partition });
  }

  #all(): number[] {
    return Array.from({ length: this.#partitions }, (_, partition) => partition);
  }

  async #hash(name: string): Promise<number> {
    const { rows } = await this.#client.query<{ hash: number }>(
      'select (hashtext($1)::bigint & 4294967295)::float8 as hash',
      [name],
    );
    return rows[0]?.hash ?? 0;
  }

  async #locks() {
    const { rows } = await this.#client.query<{ class: number; number: number; mine: boolean }>(`
      select classid::bigint::float8 as class, objid::bigint::float8 as number, pid = pg_backend_pid() as mine
      from pg_locks
      where locktype = 'advisory' and objsubid = 2 and granted
        and database = (select oid from pg_database where datname = current_database())
      order by 1, 2`);
    return rows;
  }
}
