import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { from as copyFrom } from 'pg-copy-streams';
import { departments, segments } from './events.ts';
import type { Lab } from './lab.ts';

const responses = 10_000_000;
const days = 730;

/** The last day is yesterday, so that events of today do not change what is compared. */
export const dayAgo = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
export const firstDay = () => dayAgo(days);

/** Ten million answers to one question, as typed columns, in the order in which they came. */
export async function makeRawResponses(duck: DuckDBConnection): Promise<void> {
  await duck.run(`
    create table response as
    select date '${firstDay()}' + (i * ${days} // ${responses})::int as day,
           (hash(i) % ${departments.length})::utinyint as department,
           (hash(i + 1000000007) % ${segments.length})::utinyint as segment,
           -- Skewed to the upper end, as people answer.
           greatest(hash(i + 2000000011) % 11, hash(i + 3000000019) % 11)::utinyint as score,
           (i % 2)::utinyint as partition
    from range(${responses}) t(i)`);
  await duck.run('checkpoint');
}

/**
 * What folding these answers leaves behind: the same counts by day, in the cuts of department and of segment. Folding
 * them one by one would take minutes. The product's own worker closes their periods and
 * merges their shards.
 */
export async function seedTallies(lab: Lab, duck: DuckDBConnection): Promise<void> {
  const { rows: series } = await lab.db.query<{ id: number; cut: string; question: string }>(`
    select s.id, s.cut, split_part(m.key, '.', 2) as question from tally_series s
    join tally_generation g on g.id = s.generation join measure m on m.id = s.measure_id
    where g.status = 'active' and m.key like 'response:relationship.%' and s.grain = 'day'`);
  const { rows: ids } = await lab.db.query<{ id: number; key: string }>('select id, key from department');
  const idOf = new Map(ids.map(({ id, key }) => [key, id]));
  const department = `[${departments.map((key) => idOf.get(key)).join(', ')}][department + 1]`;
  await lab.db.query(
    `insert into tally_key (key1, key2) select unnest($1::text[]), '' on conflict do nothing`,
    [segments],
  );
  const { rows: keys } = await lab.db.query<{ id: number }>(
    `select id from tally_key where key2 = '' and key1 = any ($1) order by array_position($1, key1)`,
    [segments],
  );
  const segment = `[${keys.map(({ id }) => id).join(', ')}][segment + 1]`;
  for (const { question, cut, key } of [
    { question: 'recommend', cut: 'department', key: '0' },
    { question: 'recommend', cut: 'segment', key: segment },
    { question: 'satisfaction', cut: 'department', key: '0' },
    { question: 'effort', cut: 'department', key: '0' },
  ] as const) {
    const { point, scale } = asked[question];
    const points = Array.from({ length: scale }, (_, i) => `p${i + 1}`);
    const counts = points.map((_, i) => `count(*) filter (${point} = ${i + 1})`);
    const seriesId = series.find((one) => one.cut === cut && one.question === question)?.id;
    const file = join(lab.folder, `${question}-${cut}.tsv`);
    await duck.run(`
      copy (
        select ${seriesId}, day as period, ${department} as department, ${key} as key, partition,
               ${counts.join(', ')}, ${exclusions.map(() => 0).join(', ')}
        from response group by period, department, key, partition
        order by period, department, key, partition
      ) to '${file}' (format csv, delimiter '\t', header false, quote '')`);
    await lab.db.query('create temp table seed (like tally_score including defaults)');
    await pipeline(
      createReadStream(file),
      lab.db.query(
        copyFrom(
          `copy seed (series_id, period, department_id, key_id, shard, ${[...points, ...exclusions].join(', ')}) from stdin`,
        ),
      ),
    );
    await lab.db.query(addSeed(points));
    await lab.db.query('drop table seed');
  }
  await untilSettled(lab);
  // What autovacuum does within a minute of so many rows.
  await lab.db.query('vacuum (analyze) tally_score');
}

async function untilSettled({ db }: Lab): Promise<void> {
  // The worker may have closed periods meanwhile, which know nothing of what was put beside it.
  await db.query(`
    update tally_close set closed_before = '-infinity';
    delete from tally_score where series_id in (select id from tally_series where grain <> 'day');
    update tally_generation set merged_before = '-infinity'`);
  for (;;) {
    const { rowCount } = await db.query(
      `select from tally_close c join tally_generation g on g.id = c.generation
        where closed_before < date_trunc('month', current_date - 2)::date + least((extract(day from current_date - 2)::int - 1) / 5, 5) * 5
           or merged_before < current_date - 1 limit 1`,
    );
    if (rowCount === 0) return;
    await sleep(100);
  }
}

/** What people answer to one question they answer to the others, on their scales: which point of it a score is. */
export const asked = {
  recommend: { point: '(score + 1)', scale: 11 },
  satisfaction: { point: '(1 + score * 4 // 10)', scale: 5 },
  effort: { point: '(1 + score * 6 // 10)', scale: 7 },
} as const;

const exclusions = ['skipped', 'dont_know', 'superseded', 'no_consent', 'test'];

// The running month may hold rows already.
const addSeed = (points: readonly string[]) => `
  insert into tally_score as t select * from seed
  on conflict (series_id, period, department_id, key_id, shard) do update
  set ${[...points, ...exclusions].map((name) => `${name} = t.${name} + excluded.${name}`).join(', ')}`;
