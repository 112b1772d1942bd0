import type { Pool } from 'pg';
import { transaction } from '../../platform/stream/transaction.ts';
import { localDays } from './local-day.ts';
import { grownBy, mergedShard, sumsOf, type TallyColumns, tallyColumns, valuesIn } from './tally-columns.ts';

interface Due {
  generation: number;
  until: string;
}

const dayMs = 86_400_000;
const patience = 60_000;

/**
 * Makes one row of the rows that several shards have in a cell, for days that are over: what a figure is read from does
 * not grow with the number of shards. What comes late has a row of its own again. A sum is the same before and after.
 */
export class MergeShards {
  constructor(private readonly worker: Pool) {}

  async mergeDue(now = Date.now()): Promise<void> {
    for (const due of await this.#due(now)) {
      const { rows } = await this.worker.query<{ id: number }>(
        `select id from tally_series where generation = $1 and grain = 'day' order by id`,
        [due.generation],
      );
      // One series at a time: a fold that adds to one of its old days waits for no more than that.
      for (const { id } of rows) {
        await transaction(this.worker, patience, async (tx) => {
          for (const table of tallyColumns) await tx.query(merge(table), [id, due.generation, due.until]);
        });
      }
      await this.worker.query('update tally_generation set merged_before = $2 where id = $1', [
        due.generation,
        due.until,
      ]);
    }
  }

  async #due(now: number): Promise<Due[]> {
    const { rows } = await this.worker.query<{ id: number; time_zone: string; merged_before: string }>(
      `select id, time_zone, merged_before::text from tally_generation g where status <> 'retired'
          and (select count(*) from tally_close where generation = g.id) > 1
          and (select sum(h.position - coalesce(p.position, 0)) from log_head h
                 left join cursor p on p.handler = 'fold-into-tallies:' || g.id and p.partition = h.partition) < 1000`,
    );
    return rows
      .map((row) => ({
        generation: row.id,
        before: row.merged_before,
        until: localDays(row.time_zone)(now - dayMs),
      }))
      .filter(({ before, until }) => before < until);
  }
}

/** In order, so that what is read together lies together. */
function merge(table: TallyColumns): string {
  const key = ['series_id', 'period', 'department_id', 'key_id', ...table.key];
  const values = valuesIn(table).join(', ');
  return `
    with several as (
      select ${key.join(', ')} from ${table.name}
       where series_id = $1 and period < $3 and period >= (select merged_before from tally_generation where id = $2)
       group by ${key.join(', ')} having count(*) > 1),
    gone as (delete from ${table.name} t using several s
              where ${key.map((column) => `t.${column} = s.${column}`).join(' and ')} returning t.*)
    insert into ${table.name} as t (${key.join(', ')}, shard, ${values})
    select ${key.join(', ')}, ${mergedShard}, ${sumsOf(table).join(', ')} from gone t
     group by ${key.join(', ')} order by ${key.join(', ')}
    on conflict (${key.join(', ')}, shard) do update set ${grownBy(table).join(', ')}`;
}
