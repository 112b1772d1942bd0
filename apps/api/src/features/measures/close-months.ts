import type { Pool, PoolClient } from 'pg';
import { transaction } from '../../platform/stream/transaction.ts';
import { localDays } from './local-day.ts';
import { mergedShard, sumsOf, type TallyColumns, tallyColumns, valuesIn } from './tally-columns.ts';
import type { TallyGenerations } from './tally-generations.ts';

interface Due {
  generation: number;
  /** Firsts of months: up to the first of these in one transaction, then month by month up to the last. */
  first: string;
  last: string;
}

const grace = 2 * 86_400_000;
const patience = 60_000;

/**
 * Sums up the days of months that are over, so that long periods are read from few rows while the fold writes half as
 * many. While history is being loaded months stay open, and close when it is there.
 */
export class CloseMonths {
  constructor(
    private readonly worker: Pool,
    private readonly generations: TallyGenerations,
  ) {}

  async closeDue(now = Date.now()): Promise<void> {
    for (const { generation, first, last } of await this.#due(now)) {
      for (let until = first; until <= last; until = nextMonth(until)) {
        await transaction(this.worker, patience, (tx) => close(tx, generation, until));
      }
    }
  }

  async #due(now: number): Promise<Due[]> {
    const generations = await this.generations.nearlyComplete();
    const ended = generations.map(({ timeZone }) => `${localDays(timeZone)(now - grace).slice(0, 7)}-01`);
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
     select generation, measure_id, cut, 'month' from tally_series where generation = $1 and grain = 'day'
     on conflict do nothing`,
    [generation],
  );
  for (const table of tallyColumns) await tx.query(sumUp(table), [generation, shard.from, until]);
  await tx.query('update tally_close set closed_before = $2 where generation = $1', [generation, until]);
}

/** In order, so that what is read together lies together. */
function sumUp(table: TallyColumns): string {
  const key = ['department_id', 'key_id', ...table.key].join(', ');
  return `
    insert into ${table.name} (series_id, period, shard, ${key}, ${valuesIn(table).join(', ')})
    select month.id, date_trunc('month', period)::date, ${mergedShard}, ${key}, ${sumsOf(table).join(', ')}
      from tally_series day
      join tally_series month using (generation, measure_id, cut)
     cross join lateral (
       select * from ${table.name} where series_id = day.id and period >= $2::date and period < $3::date offset 0) t
     where generation = $1 and day.grain = 'day' and month.grain = 'month'
     group by 1, 2, ${key} order by 1, 2, ${key}`;
}

function nextMonth(month: string): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 1))
    .toISOString()
    .slice(0, 10);
}
