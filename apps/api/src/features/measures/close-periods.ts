import type { Pool, PoolClient } from 'pg';
import { transaction } from '../../platform/stream/transaction.ts';
import { localDays } from './local-day.ts';
import { firstDayAfter, firstDayOf, firstDaySql, type SummedGrain, summedGrains } from './summed-grains.ts';
import { mergedShard, sumsOf, type TallyColumns, tallyColumns, valuesIn } from './tally-columns.ts';
import type { TallyGenerations } from './tally-generations.ts';

interface Due {
  generation: number;
  /** Up to the first of these days in one transaction, then month by month up to the last. */
  first: string;
  last: string;
}

/** What comes later is added to days and sums alike: it costs more writes, and is no less exact. */
const grace = 86_400_000;
const [shortest] = summedGrains as [SummedGrain];
const patience = 60_000;

/**
 * Sums up the days of pentads, dekads, months and quarters that are over, so that long periods are read from few rows while the
 * fold writes a quarter of them. While history is being loaded they stay open, and close when it is there.
 */
export class ClosePeriods {
  constructor(
    private readonly worker: Pool,
    private readonly generations: TallyGenerations,
  ) {}

  async closeDue(now = Date.now()): Promise<void> {
    for (const { generation, first, last } of await this.#due(now)) {
      for (let until = first; until < last; until = firstDayAfter('month', until))
        await this.#close(generation, until);
      await this.#close(generation, last);
    }
  }

  #close(generation: number, until: string): Promise<void> {
    return transaction(this.worker, patience, (tx) => close(tx, generation, until));
  }

  async #due(now: number): Promise<Due[]> {
    const generations = await this.generations.nearlyComplete();
    const ended = generations.map(({ timeZone }) => firstDayOf(shortest, localDays(timeZone)(now - grace)));
    const { rows } = await this.worker.query<Due>(
      `select generation, ended.day::text as last,
              least(ended.day, (date_trunc('month', greatest(closed.before, oldest.day)) + interval '1 month')::date)::text as first
         from unnest($1::smallint[], $2::date[]) as ended (generation, day)
        cross join lateral (
          select min(closed_before) as before from tally_close where generation = ended.generation) closed
        cross join lateral (
          select coalesce(min(t.period), ended.day) as day from tally_series s
           cross join lateral (${tallyColumns.map(earliest).join(' union all ')}) t
           where s.generation = ended.generation and s.grain = 'day') oldest
        where closed.before < ended.day
        order by 1`,
      [generations.map(({ id }) => id), ended],
    );
    return rows;
  }
}

const earliest = ({ name }: TallyColumns) =>
  `(select period from ${name} where series_id = s.id order by period limit 1)`;

/** Nothing where another worker was first. The folds wait meanwhile, and the log does not. */
async function close(tx: PoolClient, generation: number, until: string): Promise<void> {
  const { rows } = await tx.query<{ from: string; open: boolean }>(
    `select closed_before::text as from, closed_before < $2 as open
       from tally_close where generation = $1 order by shard for update`,
    [generation, until],
  );
  const [shard] = rows;
  if (!shard?.open) return;
  await tx.query(
    `insert into tally_series (generation, measure_id, cut, grain)
     select generation, measure_id, cut, summed.grain
       from tally_series, unnest($2::text[]) as summed (grain)
      where generation = $1 and tally_series.grain = 'day'
     on conflict do nothing`,
    [generation, summedGrains],
  );
  for (const grain of summedGrains)
    for (const table of tallyColumns)
      await tx.query(sumUp(table, grain), [generation, since(grain, shard.from), firstDayOf(grain, until)]);
  await tx.query('update tally_close set closed_before = $2 where generation = $1', [generation, until]);
}

/** The first day of the period that was not over yet. */
const since = (grain: SummedGrain, from: string) => (from === '-infinity' ? from : firstDayOf(grain, from));

/** The periods that are over by the one day and were not by the other. In order: what is read together lies together. */
function sumUp(table: TallyColumns, grain: SummedGrain): string {
  const key = ['department_id', 'key_id', ...table.key].join(', ');
  return `
    insert into ${table.name} (series_id, period, shard, ${key}, ${valuesIn(table).join(', ')})
    select summed.id, ${firstDaySql(grain, 'period')}, ${mergedShard}, ${key}, ${sumsOf(table).join(', ')}
      from tally_series day
      join tally_series summed using (generation, measure_id, cut)
     cross join lateral (
       select * from ${table.name}
        where series_id = day.id and period >= $2::date and period < $3::date offset 0) t
     where generation = $1 and day.grain = 'day' and summed.grain = '${grain}'
     group by 1, 2, ${key} order by 1, 2, ${key}`;
}
