import { departments } from './events.ts';
import { post } from './http.ts';
import { type Lab, untilFolded } from './lab.ts';
import { randomOf } from './random.ts';
import { dayAgo } from './seed-tallies.ts';

const customers = 200_000;
/** Of each kind, so that there are ten million in all. */
const eventsOfAKind = 2_500_000;
const months = 24;
/** Those whose own rows are there as well, to be summarised. */
const summarised = 500;

const kinds = {
  'order.placed': { order: 'o', amount: { amount: 100, currency: 'CNY' } },
  'interaction.recorded': { kind: 'visit' },
  'ticket.opened': { ticket: 't' },
  'feedback.received': { medium: 'review' },
} as const;
const amounts = 'order.placed:amount.CNY';

interface Entry {
  customer: number;
  day: number;
  n: number;
  sum: bigint;
}

interface Packer {
  add: (entry: Entry) => void;
  packed: () => Record<'customers' | 'days' | 'sums', Buffer>;
}

export interface SeededPeople {
  /** Numbers of customers to summarise. */
  some: number[];
}

/**
 * Two years of ten million events of 200,000 customers, packed as the product packs them: folding them one by one would
 * take minutes.
 */
export async function seedPeople(lab: Lab): Promise<SeededPeople> {
  for (const [type, data] of Object.entries(kinds)) await post(lab, oneEvent(type, data));
  await untilFolded(lab);
  await makeCustomers(lab);
  const path = '@attune/api/dist/src/features/customer-activity/pack-entries.js';
  const { EntryPacker } = (await import(path)) as { EntryPacker: new () => Packer };
  const { db } = lab;
  const idOf = await idsOf(lab, 'measure');
  const departmentOf = await idsOf(lab, 'department');
  const random = randomOf(4);
  const perCell = eventsOfAKind / months / departments.length;
  const ownRows: unknown[] = [];
  await db.query('begin');
  for (let back = months; back >= 1; back--) {
    const month = monthAgo(back);
    for (const key of departments) {
      const departmentId = departmentOf.get(key);
      for (const type of Object.keys(kinds)) {
        const [counts, sums] = [new EntryPacker(), new EntryPacker()];
        let customer = 0;
        for (let i = 0; i < perCell; i++) {
          customer += random((2 * customers) / perCell);
          if (customer > customers) customer = customers;
          const day = 1 + random(28);
          const sum = type === 'order.placed' ? BigInt(100 + random(100_000)) : 0n;
          counts.add({ customer: Math.max(1, customer), day, n: 1, sum: 0n });
          if (sum > 0n) sums.add({ customer: Math.max(1, customer), day, n: 1, sum });
          if (customer % (customers / summarised) === 0)
            ownRows.push({
              customer_id: Math.max(1, customer),
              measure_id: idOf.get(type),
              department_id: departmentId,
              day: `${month.slice(0, 8)}${String(day).padStart(2, '0')}`,
              generation: 1,
              n: 1,
              sum: 0,
            });
        }
        const cell = { month, departmentId };
        await insertMonth(lab, { ...cell, measureId: idOf.get(type) }, counts);
        if (type === 'order.placed') await insertMonth(lab, { ...cell, measureId: idOf.get(amounts) }, sums);
      }
    }
  }
  await db.query(
    `insert into customer_activity select * from json_populate_recordset(null::customer_activity, $1)
     on conflict do nothing`,
    [JSON.stringify(ownRows)],
  );
  await db.query('commit');
  await db.query('vacuum (analyze) customer_activity, customer_activity_month, customer');
  return { some: Array.from({ length: summarised }, (_, i) => ((i + 1) * customers) / summarised) };
}

const oneEvent = (type: string, data: object) =>
  JSON.stringify({
    specversion: '1.0',
    id: `p-${type}`,
    source: '/bench',
    type,
    time: `${dayAgo(1)}T12:00:00Z`,
    data: { department: departments[0], customer: { externalId: 'p-1' }, ...data },
  });

/** One in a hundred was merged into the one before. */
async function makeCustomers({ db }: Lab): Promise<void> {
  await db.query(
    `insert into customer (profile_at) select '-infinity'
       from generate_series((select coalesce(max(id), 0) from customer) + 1, $1)`,
    [customers],
  );
  await db.query('update customer set merged_into = id - 1 where id % 100 = 1 and id > 5100');
}

async function insertMonth(
  { db }: Lab,
  {
    measureId,
    month,
    departmentId,
  }: { month: string } & Record<'measureId' | 'departmentId', number | undefined>,
  packer: Packer,
): Promise<void> {
  const { customers, days, sums } = packer.packed();
  await db.query({
    name: 'seed-month',
    text: `insert into customer_activity_month (measure_id, month, department_id, generation, customers, days, sums)
           select $1, $2, $3, id, $4, $5, $6 from tally_generation where status = 'active'
           on conflict do nothing`,
    values: [measureId, month, departmentId, customers, days, sums],
  });
}

async function idsOf({ db }: Lab, table: 'measure' | 'department'): Promise<Map<string, number>> {
  const { rows } = await db.query<{ id: number; key: string }>(`select id, key from ${table}`);
  return new Map(rows.map(({ id, key }) => [key, id]));
}

/** First day of a month, so many before this one. */
export function monthAgo(back: number): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1)).toISOString().slice(0, 10);
}
