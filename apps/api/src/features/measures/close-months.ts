import type { Pool, PoolClient } from 'pg';
import { transaction } from '../../platform/stream/transaction.ts';
import type { Shard } from './closed-months.ts';
import { localDays } from './local-day.ts';

/** A shard with months to close: it has folded nearly everything, so that what comes late is little. */
interface Due extends Shard {
  /** Firsts of months: up to the first of these in one transaction, then month by month up to the last. */
  first: string;
  last: string;
}

const grace = 2 * 86_400_000;
const nearly = 1000;
const patience = 60_000;

const points = Array.from({ length: 11 }, (_, i) => `p${i + 1}`);
const scoreColumns = ['skipped', 'dont_know', 'superseded', 'no_consent', 'test', ...points];

/** What a row carries, and what it is found by besides series, period, department, keys and shard. */
const tables = [
  { name: 'tally_score', key: [], summed: scoreColumns, elements: ['further'] },
  { name: 'tally_count', key: [], summed: ['n'], elements: [] },
  { name: 'tally_sum', key: [], summed: ['n', 'sum', 'sum_of_squares'], elements: [] },
  { name: 'tally_duration', key: ['bucket'], summed: ['n', 'sum'], elements: [] },
] as const;

/**
 * Sums up the days of months that are over, per shard, so that long periods are read from few rows while the fold
 * writes half as many. While history is being loaded months stay open, and close when it is there.
 */
export class CloseMonths {
  constructor(private readonly worker: Pool) {}

  async closeDue(now = Date.now()): Promise<void> {
    for (const due of await this.#due(now)) {
      for (let until = due.first; until <= due.last; until = nextMonth(until)) {
        await transaction(this.worker, patience, (tx) => close(tx, due, until));
      }
    }
  }

  async #due(now: number): Promise<Due[]> {
    const { rows: generations } = await this.worker.query<{ id: number; time_zone: string }>(
      `select id, time_zone from tally_generation where status <> 'retired'`,
    );
    const ended = generations.map((each) => `${localDays(each.time_zone)(now - grace).slice(0, 7)}-01`);
    const { rows } = await this.worker.query<Due>(
      `select c.generation, c.shard, ended.day::text as last,
              least(ended.day, (date_trunc('month', greatest(c.closed_before, oldest.day)) + interval '1 month')::date)::text as first
         from unnest($1::smallint[], $2::date[]) as ended (generation, day)
         join tally_close c on c.generation = ended.generation and c.closed_before < ended.day
         join cursor p on p.handler = 'fold-into-tallies:' || c.generation and p.partition = c.shard
         join log_head h on h.partition = c.shard and h.position - p.position < $3
        cross join lateral (
          select coalesce(min(t.period), ended.day) as day from tally_series s
           cross join lateral (${tables.map(earliest).join(' union all ')}) t
           where s.generation = c.generation and s.grain = 'day') oldest
        order by 1, 2`,
      [generations.map(({ id }) => id), ended, nearly],
    );
    return rows;
  }
}

const earliest = ({ name }: (typeof tables)[number]) =>
  `(select period from ${name} where series_id = s.id order by period limit 1)`;

/** Nothing where another worker was first. The shard's fold waits meanwhile, and the log does not. */
async function close(tx: PoolClient, { generation, shard }: Shard, until: string): Promise<void> {
  const { rows } = await tx.query<{ from: string }>(
    `select closed_before::text as from from tally_close
      where generation = $1 and shard = $2 and closed_before < $3 for update`,
    [generation, shard, until],
  );
  const [open] = rows;
  if (!open) return;
  await tx.query(
    `insert into tally_series (generation, measure_id, cut, grain)
     select generation, measure_id, cut, 'month' from tally_series where generation = $1 and grain = 'day'
     on conflict do nothing`,
    [generation],
  );
  for (const table of tables) await tx.query(sumUp(table), [generation, shard, open.from, until]);
  await tx.query('update tally_close set closed_before = $3 where generation = $1 and shard = $2', [
    generation,
    shard,
    until,
  ]);
}

function sumUp({ name, key, summed, elements }: (typeof tables)[number]): string {
  const columns = ['department_id', 'key_id', 'shard', ...key];
  const sums = [
    ...summed.map((column) => `sum(t.${column})`),
    ...elements.map((column) => `sum_elements(t.${column})`),
  ];
  return `
    insert into ${name} (series_id, period, ${[...columns, ...summed, ...elements].join(', ')})
    select month.id, date_trunc('month', period)::date, ${columns.join(', ')}, ${sums.join(', ')}
      from tally_series day
      join tally_series month using (generation, measure_id, cut)
     cross join lateral (
       select * from ${name} where series_id = day.id and period >= $3::date and period < $4::date offset 0) t
     where generation = $1 and day.grain = 'day' and month.grain = 'month' and t.shard = $2
     group by 1, 2, ${columns.join(', ')}`;
}

function nextMonth(month: string): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 1))
    .toISOString()
    .slice(0, 10);
}
