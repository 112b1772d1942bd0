import type { Pool } from 'pg';
import { inTransaction } from '../../platform/database/in-transaction.ts';
import { sweepTallies } from './sweep-tallies.ts';

export interface TallyGeneration {
  id: number;
  status: 'building' | 'active' | 'retired';
  timeZone: string;
}

/** What a generation consists of: each is a handler of its own, named with the generation's number. */
const folds = ['fold-into-tallies', 'fold-customer-activity', 'fold-tenures'] as const;
export type Fold = (typeof folds)[number];

/** Events. */
const nearly = 1000;

/**
 * Generations of tallies. Another time zone is another fold of the same log: it is built beside the old one, which
 * is read meanwhile, and switched in when it has caught up.
 */
export class TallyGenerations {
  #wished: Promise<unknown> | undefined;

  constructor(private readonly worker: Pool) {}

  /**
   * The live generations, asked again and again. Only the first time the process says which zone it wants: two that
   * differ, as while one is restarted after the other, must not undo each other's wish for ever.
   */
  async follow(timeZone: string): Promise<TallyGeneration[]> {
    this.#wished ??= this.ensure(timeZone).catch((error: unknown) => {
      this.#wished = undefined;
      throw error;
    });
    await this.#wished;
    return this.live();
  }

  /** Makes sure that there is an active generation, and one being built where the zone is another. */
  async ensure(timeZone: string): Promise<TallyGeneration[]> {
    await inTransaction(this.worker, async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtext('attune generations'))`);
      const { rows } = await tx.query<TallyGeneration>(generationsText);
      const active = rows.find(({ status }) => status === 'active');
      const last = rows.at(-1) ?? active;
      if (last?.timeZone === timeZone) return;
      await tx.query(`update tally_generation set status = 'retired' where status = 'building'`);
      if (active?.timeZone === timeZone) return;
      await tx.query(
        `with g as (insert into tally_generation (status, time_zone) values ($1, $2) returning id)
         insert into tally_close (generation, shard) select id, partition from g cross join log_head`,
        [active ? 'building' : 'active', timeZone],
      );
    });
    return this.live();
  }

  /** The active generation, and the one being built if there is one. */
  async live(): Promise<TallyGeneration[]> {
    const { rows } = await this.worker.query<TallyGeneration>(generationsText);
    return rows;
  }

  /** How much of the log a generation has folded: as much as the last of its folds. */
  async progress(generation: TallyGeneration): Promise<{ folded: number; total: number }> {
    const { rows } = await this.worker.query<{ folded: number; total: number }>(
      `select coalesce(sum(least), 0)::int8 as folded, coalesce(sum(position), 0)::int8 as total
         from log_head h cross join lateral (
           select min(coalesce(c.position, 0)) as least
             from unnest($1::text[]) as fold (name)
             left join cursor c on c.handler = fold.name and c.partition = h.partition) folds`,
      [folds.map((fold) => `${fold}:${generation.id}`)],
    );
    return rows[0] as { folded: number; total: number };
  }

  /** Live generations that have folded nearly everything: what comes to their old days from now on is little. */
  async nearlyComplete(): Promise<TallyGeneration[]> {
    const complete: TallyGeneration[] = [];
    for (const generation of await this.live()) {
      const { folded, total } = await this.progress(generation);
      if (total - folded < nearly) complete.push(generation);
    }
    return complete;
  }

  /** Switches a generation in that has caught up. Readers see the old or the new one, never both. */
  async switchIn(generation: TallyGeneration): Promise<boolean> {
    const { folded, total } = await this.progress(generation);
    if (folded < total) return false;
    await inTransaction(this.worker, async (tx) => {
      await tx.query(`update tally_generation set status = 'retired' where status = 'active'`);
      await tx.query(`update tally_generation set status = 'active', activated_at = now() where id = $1`, [
        generation.id,
      ]);
    });
    return true;
  }

  /** Removes what retired generations kept. */
  async sweep(): Promise<void> {
    await sweepTallies(
      this.worker,
      `s.generation in (select id from tally_generation where status = 'retired')`,
    );
    await this.worker.query(
      `delete from tally_close c using tally_generation g where g.id = c.generation and g.status = 'retired'`,
    );
  }
}

const generationsText = `select id, status, time_zone as "timeZone" from tally_generation where status <> 'retired' order by id`;
