import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { cloneDatabase } from '../../../test/support/clone-database.ts';
import { startCore } from '../../../test/support/core.ts';
import { firstDaySql, type SummedGrain, type TallyGrain } from './summed-grains.ts';

let clone: Awaited<ReturnType<typeof cloneDatabase>>;
let core: Awaited<ReturnType<typeof startCore>>;

beforeAll(async () => {
  clone = await cloneDatabase(inject('postgres'));
  core = await startCore(clone.url, { partitions: 3, timeZone: 'UTC' });
});
afterAll(async () => {
  await core?.close();
  await clone?.[Symbol.asyncDispose]();
});

const departments = ['sales', 'service', 'logistics'] as const;
const responses = 600;

const response = (nth: number) => ({
  specversion: '1.0',
  id: `r-${nth}`,
  source: '/test',
  type: 'response.recorded',
  time: new Date(Date.UTC(2026, 0, 1 + ((nth * 37) % 90), 12)).toISOString(),
  data: {
    survey: 'relationship',
    department: departments[nth % 3],
    customer: { externalId: `c-${nth % 50}` },
    answers: { recommend: nth % 11 },
  },
});

/** Answers to `recommend` by pentad, dekad, month or quarter and department, added up from rows of one grain. */
async function answers(by: SummedGrain, grain: TallyGrain) {
  const { rows } = await core.database.worker.query<{ period: string; department: number; points: number[] }>(
    `select ${firstDaySql(by, 'period')}::text as period, department_id as department,
            array[${Array.from({ length: 11 }, (_, i) => `sum(p${i + 1})::int`).join(', ')}] as points
       from tally_score t join tally_series s on s.id = t.series_id join measure m on m.id = s.measure_id
      where m.key = 'response:relationship.recommend' and s.cut = 'department' and s.grain = $1
      group by 1, 2 order by 1, 2`,
    [grain],
  );
  return rows;
}

async function rowsOfDay() {
  const { rows } = await core.database.worker.query<{ most: number }>(
    `select max(n)::int as most from (
       select count(*) as n from tally_score t join tally_series s on s.id = t.series_id
        where s.grain = 'day' group by series_id, period, department_id, key_id) cells`,
  );
  return rows[0]?.most;
}

test('periods are closed and shards merged while their writers write, and nothing is lost or counted twice', async () => {
  await core.accept(Array.from({ length: responses }, (_, nth) => response(nth)));
  const folding = { now: true };
  const meanwhile = async (work: () => Promise<void>) => {
    while (folding.now) await work();
  };
  const folds = core.fold(7).finally(() => (folding.now = false));
  await Promise.all([
    folds,
    meanwhile(() => core.closePeriods('2026-02-10')),
    meanwhile(() => core.closePeriods('2026-03-10')),
    meanwhile(() => core.mergeShards('2026-02-01')),
    meanwhile(() => core.mergeShards('2026-03-20')),
  ]);
  const expected = new Map<string, number[]>();
  for (let nth = 0; nth < responses; nth++) {
    const { time, data } = response(nth);
    const name = `${time.slice(0, 7)}-01 ${core.departments.get(data.department as string)}`;
    const points = expected.get(name) ?? Array.from({ length: 11 }, () => 0);
    points[nth % 11] = (points[nth % 11] as number) + 1;
    expected.set(name, points);
  }
  const byDay = await answers('month', 'day');
  expect(new Map(byDay.map(({ period, department, points }) => [`${period} ${department}`, points]))).toEqual(
    expected,
  );
  await expectSums();
});

/** The quarter is not over yet, and no more is the first dekad of March, but its first half. */
async function expectSums() {
  for (const [grain, before] of [
    ['pentad', '2026-03-06'],
    ['dekad', '2026-03-01'],
    ['month', '2026-03-01'],
    ['quarter', '2026-01-01'],
  ] as const) {
    const closed = (await answers(grain, 'day')).filter(({ period }) => period < before);
    expect(await answers(grain, grain)).toEqual(closed);
  }
}

test('days that are over have one row a cell, whatever came late', async () => {
  await core.database.worker.query(`update tally_generation set merged_before = '-infinity'`);
  await core.mergeShards('2026-06-01');
  expect(await rowsOfDay()).toBe(1);
  await expectSums();
  await core.closePeriods('2026-04-05');
  expect(await answers('quarter', 'quarter')).toEqual(await answers('quarter', 'day'));
  expect(await answers('pentad', 'pentad')).toEqual(await answers('pentad', 'day'));
  expect(await answers('dekad', 'dekad')).toEqual(await answers('dekad', 'day'));
});
