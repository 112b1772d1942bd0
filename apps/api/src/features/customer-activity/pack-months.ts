import { setImmediate as turn } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import { EntryPacker, type PackedEntries, summedEntries, unpackEntries } from './pack-entries.ts';
import { eachFact, FactWriter, type RecentRow } from './recent-facts.ts';

/** One row of `customer_activity_month`, less its columns. */
interface MonthKey {
  measureId: number;
  generation: number;
  month: string;
  departmentId: number;
}

/** New facts of a month, with their days. */
interface NewFacts extends MonthKey {
  facts: FactWriter;
}

interface PackedMonth extends MonthKey {
  packed: PackedEntries;
}

/** Months whose columns are in memory at once, several times. */
const atOnce = 50;

/** Adds facts to the months they lie in, of measures that count or add up. Others get their turn in between. */
export async function packIntoMonths(tx: PoolClient, recent: readonly RecentRow[]): Promise<void> {
  const months = await byMonth(recent, await packedMeasures(tx));
  for (let from = 0; from < months.length; from += atOnce) {
    const some = months.slice(from, from + atOnce);
    const known = await readMonths(tx, some);
    const packed: PackedMonth[] = [];
    for (const month of some) {
      packed.push({ ...month, packed: withFacts(known.get(nameOf(month)), month.facts) });
      await turn();
    }
    await writeMonths(tx, packed);
  }
}

async function packedMeasures(tx: PoolClient): Promise<ReadonlySet<number>> {
  const { rows } = await tx.query<{ id: number }>(`select id from measure where kind in ('count', 'sum')`);
  return new Set(rows.map(({ id }) => id));
}

async function byMonth(recent: readonly RecentRow[], measures: ReadonlySet<number>): Promise<NewFacts[]> {
  const months = new Map<string, NewFacts>();
  for (const [nth, { generation, departmentId, day, facts }] of recent.entries()) {
    if (nth % 100 === 99) await turn();
    const month = `${day.slice(0, 8)}01`;
    const dayOfMonth = Number(day.slice(8));
    eachFact(facts, (customer, measureId, n, sum) => {
      if (!measures.has(measureId)) return;
      const key = { measureId, generation, month, departmentId };
      const name = nameOf(key);
      let some = months.get(name);
      if (!some) months.set(name, (some = { ...key, facts: new FactWriter() }));
      some.facts.add(customer, dayOfMonth, n, sum);
    });
  }
  return [...months.values()];
}

function withFacts(known: PackedEntries | undefined, facts: FactWriter): PackedEntries {
  const entries = known ? unpackEntries(known) : [];
  eachFact(facts.written(), (customer, day, n, sum) => entries.push({ customer, day, n, sum: BigInt(sum) }));
  const packer = new EntryPacker();
  for (const entry of summedEntries(entries)) packer.add(entry);
  return packer.packed();
}

async function readMonths(
  tx: PoolClient,
  keys: readonly MonthKey[],
): Promise<ReadonlyMap<string, PackedEntries>> {
  const { rows } = await tx.query<MonthKey & PackedEntries>({
    name: 'customer-activity-packed',
    text: `select measure_id as "measureId", generation, month, department_id as "departmentId",
                  customers, days, sums, rest
             from unnest($1::int[], $2::smallint[], $3::date[], $4::int[])
                    as wanted (measure_id, generation, month, department_id)
             join customer_activity_month using (measure_id, generation, month, department_id)`,
    values: columnsOf(keys),
  });
  return new Map(rows.map((row) => [nameOf(row), row]));
}

async function writeMonths(tx: PoolClient, months: readonly PackedMonth[]): Promise<void> {
  const column = (name: keyof PackedEntries) =>
    months.map(({ packed }) => `\\x${packed[name].toString('hex')}`).join(',');
  await tx.query({
    name: 'customer-activity-pack',
    text: `insert into customer_activity_month as m
             (measure_id, generation, month, department_id, customers, days, sums, rest)
           select measure_id, generation, month, department_id, customers, days, sums, rest
             from unnest($1::int[], $2::smallint[], $3::date[], $4::int[],
                         string_to_array($5, ',')::bytea[], string_to_array($6, ',')::bytea[],
                         string_to_array($7, ',')::bytea[], string_to_array($8, ',')::bytea[])
               as u (measure_id, generation, month, department_id, customers, days, sums, rest)
           on conflict (measure_id, generation, month, department_id) do update
             set customers = excluded.customers, days = excluded.days, sums = excluded.sums, rest = excluded.rest,
                 version = excluded.version`,
    values: [...columnsOf(months), column('customers'), column('days'), column('sums'), column('rest')],
  });
}

const nameOf = ({ measureId, generation, month, departmentId }: MonthKey) =>
  `${measureId} ${generation} ${month} ${departmentId}`;
const columnsOf = (keys: readonly MonthKey[]) => [
  keys.map(({ measureId }) => measureId),
  keys.map(({ generation }) => generation),
  keys.map(({ month }) => month),
  keys.map(({ departmentId }) => departmentId),
];
