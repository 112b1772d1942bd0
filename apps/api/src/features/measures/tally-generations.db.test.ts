import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { cloneDatabase } from '../../../test/support/clone-database.ts';
import { startCore } from '../../../test/support/core.ts';
import { inTransaction } from '../../platform/database/in-transaction.ts';
import { readLog } from '../../platform/log/read-log.ts';
import { FoldCustomerActivity } from '../customer-activity/fold-customer-activity.ts';
import { FoldTenures } from '../tenures/fold-tenures.ts';
import { FoldIntoTallies } from './fold-into-tallies.ts';
import { type TallyGeneration, TallyGenerations } from './tally-generations.ts';

let clone: Awaited<ReturnType<typeof cloneDatabase>>;
let core: Awaited<ReturnType<typeof startCore>>;

beforeAll(async () => {
  clone = await cloneDatabase(inject('postgres'));
  core = await startCore(clone.url, { partitions: 1, timeZone: 'Asia/Shanghai' });
});
afterAll(async () => {
  await core?.close();
  await clone?.[Symbol.asyncDispose]();
});

async function foldAll(generation: TallyGeneration) {
  const { worker } = core.database;
  const events = await readLog(worker, { partition: 0, after: 0, limit: 1000 });
  const folds = [
    new FoldIntoTallies(core.measures, generation),
    new FoldCustomerActivity(core.measures, generation),
    new FoldTenures(generation),
  ];
  for (const fold of folds) {
    await inTransaction(worker, async (tx) => {
      await fold.handle({ partition: 0, events }, tx);
      await tx.query('insert into cursor (handler, partition, position) values ($1, 0, $2)', [
        fold.name,
        events.at(-1)?.position,
      ]);
    });
  }
}

/** Days on which the generation counts answers. */
async function daysOf(generation: number): Promise<string[]> {
  const { rows } = await core.database.worker.query<{ period: string }>(
    `select distinct period::text from tally_score join tally_series s on s.id = series_id
      where s.generation = $1 and s.cut = 'department' and s.grain = 'day'`,
    [generation],
  );
  return rows.map(({ period }) => period);
}

/** Months in which somebody joined, as the generation has them. */
async function joinedIn(generation: number): Promise<string[]> {
  const { rows } = await core.database.worker.query<{ joined: string }>(
    'select joined::text from tally_tenure where generation = $1',
    [generation],
  );
  return rows.map(({ joined }) => joined);
}

test('another zone is folded beside the old one, switched in when it has caught up, and the old one is swept', async () => {
  await core.accept([
    {
      specversion: '1.0',
      id: 'r-1',
      source: '/test',
      type: 'response.recorded',
      time: '2026-02-28T16:00:00Z',
      data: { survey: 'relationship', department: 'sales', answers: { recommend: 9 } },
    },
    {
      specversion: '1.0',
      id: 's-1',
      source: '/test',
      type: 'subscription.started',
      time: '2026-02-28T16:00:00Z',
      data: { subscription: '1', department: 'sales' },
    },
  ]);
  await core.fold();
  const generations = new TallyGenerations(core.database.worker);
  const building = (await generations.ensure('Europe/Berlin')).find(({ status }) => status === 'building');
  if (!building) throw new Error('No generation is being built.');
  expect(await generations.switchIn(building)).toBe(false);
  await foldAll(building);
  expect(await generations.switchIn(building)).toBe(true);
  expect(await generations.live()).toMatchObject([{ id: building.id, status: 'active' }]);
  expect(await daysOf(core.generation)).toEqual(['2026-03-01']);
  expect(await joinedIn(core.generation)).toEqual(['2026-03-01']);
  expect(await joinedIn(building.id)).toEqual(['2026-02-01']);
  await generations.sweep();
  expect(await daysOf(core.generation)).toEqual([]);
  expect(await daysOf(building.id)).toEqual(['2026-02-28']);
});
