import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../../platform/database/in-transaction.ts';
import { standBy } from '../../platform/log/bystander.ts';
import { type Entry, EntryPacker, isPackable, type PackedEntries, unpackEntries } from './pack-entries.ts';

/** One row of `customer_activity_month`, less its columns. */
interface MonthKey {
  measureId: number;
  generation: number;
  month: string;
  departmentId: number;
}

type RecentRow = [
  measureId: number,
  generation: number,
  month: string,
  departmentId: number,
  customer: number,
  day: number,
  n: number,
  sum: string,
];

/** A month after packing, and what had to stay a row. */
interface PackedMonth extends MonthKey {
  packed: PackedEntries;
  left: Entry[];
}

const begin = `begin; set local synchronous_commit = off; ${standBy}`;

/**
 * Moves what is recent into the months. A reader sums both, so it sees the same before, during and after. One worker
 * does it at a time; the others pass. Answers how many rows were moved.
 */
export async function packActivity(worker: Pool, limit: number): Promise<number> {
  return inTransaction(
    worker,
    async (tx) => {
      const { rows: locks } = await tx.query<{ held: boolean }>(
        `select pg_try_advisory_xact_lock(hashtext('attune activity packing'), 0) as held`,
      );
      if (!locks[0]?.held) return 0;
      const recent = await takeRecent(tx, limit);
      const months = [...Map.groupBy(recent, (row) => row.slice(0, 4).join(' ')).entries()].sort(([a], [b]) =>
        a < b ? -1 : 1,
      );
      let left = 0;
      // A hundred at a time: their columns are in memory several times.
      for (let from = 0; from < months.length; from += 100)
        left += await addToMonths(
          tx,
          months.slice(from, from + 100).map(([, rows]) => rows),
        );
      return recent.length - left;
    },
    begin,
  );
}

async function takeRecent(tx: PoolClient, limit: number): Promise<RecentRow[]> {
  const { rows } = await tx.query<RecentRow>({
    text: `delete from customer_activity_recent
            where ctid = any (array(select ctid from customer_activity_recent limit $1))
           returning measure_id, generation, date_trunc('month', day)::date, department_id, customer_id,
                     extract(day from day)::int, n, sum::text`,
    values: [limit],
    rowMode: 'array',
  });
  return rows;
}

async function addToMonths(tx: PoolClient, months: readonly (readonly RecentRow[])[]): Promise<number> {
  const keys = months.map(([first]) => keyOf(first as RecentRow));
  const known = await readMonths(tx, keys);
  const packed = months.map((rows, i): PackedMonth => {
    const key = keys[i] as MonthKey;
    const present = known.get(nameOf(key));
    const entries = summed([...(present ? unpackEntries(present) : []), ...rows.map(entryOf)]);
    return { ...key, ...packedOf(entries) };
  });
  await writeMonths(tx, packed);
  return leaveRecent(tx, packed);
}

/** In the order of customer and day, each once; what came to nothing is gone. */
function summed(entries: readonly Entry[]): Entry[] {
  const sums: Entry[] = [];
  for (const entry of entries.toSorted((a, b) => a.customer - b.customer || a.day - b.day)) {
    const last = sums.at(-1);
    if (last?.customer === entry.customer && last.day === entry.day) {
      last.n += entry.n;
      last.sum += entry.sum;
    } else sums.push({ ...entry });
  }
  return sums.filter(({ n, sum }) => n !== 0 || sum !== 0n);
}

function packedOf(entries: readonly Entry[]): Pick<PackedMonth, 'packed' | 'left'> {
  const packer = new EntryPacker();
  const left: Entry[] = [];
  for (const entry of entries) {
    if (isPackable(entry)) packer.add(entry);
    else left.push(entry);
  }
  return { packed: packer.packed(), left };
}

async function writeMonths(tx: PoolClient, months: readonly PackedMonth[]): Promise<void> {
  const column = (name: keyof PackedEntries) =>
    months.map(({ packed }) => `\\x${packed[name].toString('hex')}`).join(',');
  await tx.query({
    name: 'customer-activity-pack',
    text: `insert into customer_activity_month as m
             (measure_id, generation, month, department_id, customers, days, sums)
           select measure_id, generation, month, department_id, customers, days, sums
             from unnest($1::int[], $2::smallint[], $3::date[], $4::int[],
                         string_to_array($5, ',')::bytea[], string_to_array($6, ',')::bytea[], string_to_array($7, ',')::bytea[])
               as u (measure_id, generation, month, department_id, customers, days, sums)
           on conflict (measure_id, generation, month, department_id) do update
             set customers = excluded.customers, days = excluded.days, sums = excluded.sums`,
    values: [...columnsOf(months), column('customers'), column('days'), column('sums')],
  });
}

async function leaveRecent(tx: PoolClient, months: readonly PackedMonth[]): Promise<number> {
  const rows = months.flatMap(({ left, month, measureId, generation, departmentId }) =>
    left.map(({ customer, day, n, sum }) => ({
      measure_id: measureId,
      generation,
      department_id: departmentId,
      day: `${month.slice(0, 8)}${String(day).padStart(2, '0')}`,
      customer_id: customer,
      n,
      sum: String(sum),
    })),
  );
  if (rows.length > 0)
    await tx.query(
      `insert into customer_activity_recent
         select * from json_populate_recordset(null::customer_activity_recent, $1)`,
      [JSON.stringify(rows)],
    );
  return rows.length;
}

async function readMonths(
  tx: PoolClient,
  keys: readonly MonthKey[],
): Promise<ReadonlyMap<string, PackedEntries>> {
  const { rows } = await tx.query<MonthKey & PackedEntries>({
    name: 'customer-activity-packed',
    text: `select measure_id as "measureId", generation, month, department_id as "departmentId",
                  customers, days, sums
             from unnest($1::int[], $2::smallint[], $3::date[], $4::int[])
                    as wanted (measure_id, generation, month, department_id)
             join customer_activity_month using (measure_id, generation, month, department_id)`,
    values: columnsOf(keys),
  });
  return new Map(rows.map((row) => [nameOf(row), row]));
}

const keyOf = ([measureId, generation, month, departmentId]: RecentRow): MonthKey => ({
  measureId,
  generation,
  month,
  departmentId,
});
const entryOf = ([, , , , customer, day, n, sum]: RecentRow): Entry => ({
  customer,
  day,
  n,
  sum: BigInt(sum),
});
const nameOf = ({ measureId, generation, month, departmentId }: MonthKey) =>
  `${measureId} ${generation} ${month} ${departmentId}`;
const columnsOf = (keys: readonly MonthKey[]) => [
  keys.map(({ measureId }) => measureId),
  keys.map(({ generation }) => generation),
  keys.map(({ month }) => month),
  keys.map(({ departmentId }) => departmentId),
];
