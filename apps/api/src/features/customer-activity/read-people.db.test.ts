import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { cloneDatabase } from '../../../test/support/clone-database.ts';
import { startCore } from '../../../test/support/core.ts';
import { inTransaction } from '../../platform/database/in-transaction.ts';
import type { Figure } from './figure-parts.ts';
import { KeyedFacts } from './keyed-facts.ts';
import { entryKey, packEntries, writeMonthChunks } from './month-chunks.ts';
import { readPeople } from './read-people.ts';

const customers = 20;
const departments = [1, 2, 3, 4];
const months = ['2026-01-01', '2026-02-01'];

let clone: Awaited<ReturnType<typeof cloneDatabase>>;
let core: Awaited<ReturnType<typeof startCore>>;
let measureId: number;

beforeAll(async () => {
  clone = await cloneDatabase(inject('postgres'));
  core = await startCore(clone.url);
  const { worker } = core.database;
  const { rows } = await worker.query<{ id: number }>(
    `insert into measure (key, kind) values ('visit:minutes', 'sum') returning id`,
  );
  measureId = rows[0]?.id as number;
  await core.database.ingest.query(
    `insert into customer (profile_at) select '-infinity' from generate_series(1, ${customers})`,
  );
  await worker.query('update customer set merged_into = 3 where id in (5, 8)');
  const chunks = months.flatMap((month) =>
    departments.map((departmentId) => {
      const facts = new KeyedFacts();
      for (let i = 0; i < 60; i++)
        facts.add(entryKey((i * i * departmentId + i) % customers, 1 + (i % 28)), i % 7 === 0 ? -1 : 1, i);
      return { generation: core.generation, measureId, month, departmentId, packed: packEntries(facts) };
    }),
  );
  await inTransaction(worker, (tx) => writeMonthChunks(tx, chunks));
});
afterAll(async () => {
  await core?.close();
  await clone?.[Symbol.asyncDispose]();
});

const figureOf = (...of: number[]): Figure => [
  { from: '2026-01-01', to: '2026-02-20', departments: new Set(of) },
];
const people = (figures: readonly Figure[]) =>
  core.database.withSnapshot({ departments }, (tx) =>
    readPeople(tx, { generation: core.generation, events: [measureId], amounts: [measureId], figures }),
  );

test('figures that are asked for together are those that are asked for one by one', async () => {
  const figures = [figureOf(1, 2, 3, 4), figureOf(2), figureOf(3, 4), figureOf(3), figureOf(4)];
  const alone = [];
  for (const figure of figures) alone.push(...(await people([figure])));
  expect(alone.map(({ n }) => n > 0)).toEqual(figures.map(() => true));
  expect(await people(figures)).toEqual(alone);
});
