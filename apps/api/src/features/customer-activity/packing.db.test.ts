import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { cloneDatabase } from '../../../test/support/clone-database.ts';
import { startCore } from '../../../test/support/core.ts';
import { compactCustomers } from './compact-customers.ts';
import { compactMonths } from './compact-months.ts';
import { eachCustomerFact } from './customer-facts.ts';
import { packActivity } from './pack-activity.ts';
import { eachPacked, type PackedEntries } from './pack-entries.ts';
import { FactWriter } from './recent-facts.ts';

const customers = 1000;
const department = 1;

let clone: Awaited<ReturnType<typeof cloneDatabase>>;
let core: Awaited<ReturnType<typeof startCore>>;
let measureId: number;

beforeAll(async () => {
  clone = await cloneDatabase(inject('postgres'));
  core = await startCore(clone.url);
  const { rows } = await core.database.worker.query<{ id: number }>(
    `insert into measure (key, kind) values ('visit', 'count') returning id`,
  );
  measureId = rows[0]?.id as number;
});
afterAll(async () => {
  await core?.close();
  await clone?.[Symbol.asyncDispose]();
});

/** Each customer did it once more. */
async function append(generation = core.generation) {
  const facts = new FactWriter();
  for (let customer = 1; customer <= customers; customer++) facts.add(customer, measureId, 1, 0);
  await core.database.worker.query(
    `insert into customer_activity_recent (department_id, day, generation, facts) values ($1, '2026-03-05', $2, $3)`,
    [department, generation, facts.written()],
  );
}

async function compact() {
  const { worker } = core.database;
  await compactMonths(worker, { most: 1 });
  await compactCustomers(worker, { from: 0, most: 1 });
}

/** How often each customer did it, by what is packed by customer and by what is packed by month. */
async function counts() {
  const all = new Map(Array.from({ length: customers }, (_, i) => [i + 1, 0]));
  const [byCustomer, byMonth] = [new Map(all), new Map(all)];
  const add = (to: Map<number, number>, customer: number, n: number) =>
    to.set(customer, (to.get(customer) ?? 0) + n);
  await core.database.withSnapshot({ departments: [department] }, (tx) =>
    eachCustomerFact(tx, { generation: core.generation, customers: all }, ({ customer, n }) =>
      add(byCustomer, customer, n),
    ),
  );
  const { rows } = await core.database.worker.query<PackedEntries>(
    'select customers, days, sums, rest from customer_activity_month where generation = $1',
    [core.generation],
  );
  for (const packed of rows) eachPacked(packed, (customer, _day, n) => add(byMonth, customer, n));
  return { byCustomer: new Set(byCustomer.values()), byMonth: new Set(byMonth.values()) };
}

const chunks = async () => {
  const { rows } = await core.database.worker.query<{ customers: number; months: number }>(
    `select (select count(*) from customer_activity)::int as customers,
            (select count(*) from customer_activity_month)::int as months`,
  );
  return rows[0];
};

test('several workers pack and compact at once, and every fact is there once', async () => {
  const rounds = 6;
  for (let round = 0; round < rounds; round++) {
    await append();
    await Promise.all([packActivity(core.database.worker, 100_000), compact(), compact()]);
  }
  while ((await packActivity(core.database.worker, 100_000)) > 0);
  await compact();
  expect(await counts()).toEqual({ byCustomer: new Set([rounds]), byMonth: new Set([rounds]) });
  expect(await chunks()).toEqual({ customers: 32, months: 1 });
});

test('a chunk that is much larger than those beside it stays', async () => {
  const before = await core.database.worker.query('select chunk_id from customer_activity_month');
  for (let customer = 1; customer <= 2; customer++) {
    const facts = new FactWriter();
    facts.add(customer, measureId, 1, 0);
    facts.add(customer, measureId, -1, 0);
    facts.add(customer, measureId, 1, 7);
    await core.database.worker.query(
      `insert into customer_activity_recent (department_id, day, generation, facts) values ($1, '2026-03-06', $2, $3)`,
      [department, core.generation, facts.written()],
    );
    await packActivity(core.database.worker, 100);
  }
  await compactMonths(core.database.worker, { most: 1 });
  const after = await core.database.worker.query('select chunk_id from customer_activity_month');
  expect(after.rows).toHaveLength(2);
  expect(after.rows).toContainEqual(before.rows[0]);
});

test('nothing is packed of a generation that is read no more', async () => {
  const before = await chunks();
  const { worker } = core.database;
  const { rows } = await worker.query<{ id: number }>(
    `insert into tally_generation (time_zone, status) values ('Europe/Paris', 'retired') returning id`,
  );
  await append(rows[0]?.id);
  expect(await packActivity(worker, 100_000)).toBe(customers);
  expect(await chunks()).toEqual(before);
});
