import type { Pool } from 'pg';
import { transaction } from '../../platform/stream/transaction.ts';
import { localDays } from './local-day.ts';
import { grownBy, mergedShard, sumsOf, type TallyColumns, tallyColumns, valuesIn } from './tally-columns.ts';
import type { TallyGenerations } from './tally-generations.ts';

/** Days from the first to before the last. */
interface Due {
  generation: number;
  from: string;
  until: string;
}

const dayMs = 86_400_000;
const patience = 60_000;

/**
 * Makes one row of the rows that several shards have in a cell, for days that are over: what a figure is read from does
 * not grow with the number of shards. What comes late has a row of its own again. A sum is the same before and after.
 */
export class MergeShards {
  constructor(
    private readonly worker: Pool,
    private readonly generations: TallyGenerations,
  ) {}

  async mergeDue(now = Date.now()): Promise<void> {
    for (const { generation, from, until } of await this.#due(now)) {
      const { rows } = await this.worker.query<{ id: number }>(
        `select id from tally_series where generation = $1 and grain = 'day' order by id`,
        [generation],
      );
      // One series at a time: a fold that adds to one of its old days waits for no more than that.
      for (const { id } of rows) {
        await transaction(this.worker, patience, async (tx) => {
          for (const table of tallyColumns) await tx.query(merge(table), [id, from, until]);
        });
      }
      await this.worker.query('update tally_generation set merged_before = $2 where id = $1', [
        generation,
        until,
      ]);
    }
  }

  async #due(now: number): Promise<Due[]> {
    const generations = await this.generations.nearlyComplete();
    const over = generations.map(({ timeZone }) => localDays(timeZone)(now - dayMs));
    const { rows } = await this.worker.query<Due>(
      `select id as generation, merged_before::text as from, over.day::text as until
         from unnest($1::smallint[], $2::date[]) as over (generation, day)
         join tally_generation g on g.id = over.generation and g.merged_before < over.day
        where (select count(*) from tally_close c where c.generation = g.id) > 1`,
      [generations.map(({ id }) => id), over],
    );
    return rows;
  }
}

/** In order, so that what is read together lies together. */
function merge(table: TallyColumns): string {
  const key = ['series_id', 'period', 'department_id', 'key_id', ...table.key];
  const values = valuesIn(table).join(', ');
  return `
    with several as (
      select ${key.join(', ')} from ${table.name}
       where series_id = $1 and period >= $2 and period < $3
       group by ${key.join(', ')} having count(*) > 1),
    gone as (delete from ${table.name} t using several s
              where ${key.map((column) => `t.${column} = s.${column}`).join(' and ')} returning t.*)
    insert into ${table.name} as t (${key.join(', ')}, shard, ${values})
    select ${key.join(', ')}, ${mergedShard}, ${sumsOf(table).join(', ')} from gone t
     group by ${key.join(', ')} order by ${key.join(', ')}
    on conflict (${key.join(', ')}, shard) do update set ${grownBy(table).join(', ')}`;
}
