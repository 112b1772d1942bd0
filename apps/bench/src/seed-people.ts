import { departments } from './events.ts';
import { post } from './http.ts';
import { type Lab, untilFolded } from './lab.ts';
import { randomOf } from './random.ts';
import { dayAgo } from './seed-tallies.ts';

const customers = 200_000;
/** Of each kind, so that there are ten million in all. */
const eventsOfAKind = 2_500_000;
const months = 24;
/** Those whose own facts are there as well, and their neighbours', to be summarised. */
const summarised = 500;

const kinds = {
  'order.placed': { order: 'o', amount: { amount: 100, currency: 'CNY' } },
  'interaction.recorded': { kind: 'visit' },
  'ticket.opened': { ticket: 't' },
  'feedback.received': { medium: 'review' },
} as const;
const amounts = 'order.placed:amount.CNY';

interface Packer {
  add: (customer: number, day: number, n: number, sum: number) => void;
  packed: () => Record<'customers' | 'days' | 'sums' | 'rest', Buffer>;
}

/** What customers who lie together did in a department, by what their chunk is known by. */
type Segments = Map<string, { segment: number; departmentId: number; facts: Facts }>;

interface Facts {
  add: (key: number, n: number, sum: number) => void;
}

interface SegmentFacts {
  segmentOf: (customer: number) => number;
  segmentKey: (customer: number, measureId: number, day: number) => number;
  segmentFactsOf: (facts: Facts) => Buffer;
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
  const folder = '@attune/api/dist/src/features/customer-activity';
  const { EntryPacker } = (await import(`${folder}/pack-entries.js`)) as { EntryPacker: new () => Packer };
  const { KeyedFacts } = (await import(`${folder}/keyed-facts.js`)) as { KeyedFacts: new () => Facts };
  const segmentFacts = (await import(`${folder}/segment-facts.js`)) as SegmentFacts;
  const { segmentOf, segmentKey } = segmentFacts;
  const { db } = lab;
  const idOf = await idsOf(lab, 'measure');
  const departmentOf = await idsOf(lab, 'department');
  const random = randomOf(4);
  const perCell = eventsOfAKind / months / departments.length;
  const some = Array.from({ length: summarised }, (_, i) => ((i + 1) * customers) / summarised);
  const read = new Set(some.map(segmentOf));
  const segments: Segments = new Map();
  await db.query('begin');
  for (let back = months; back >= 1; back--) {
    const month = monthAgo(back);
    for (const key of departments) {
      const departmentId = departmentOf.get(key) as number;
      for (const type of Object.keys(kinds)) {
        const measureId = idOf.get(type) as number;
        const [counts, sums] = [new EntryPacker(), new EntryPacker()];
        let customer = 0;
        for (let i = 0; i < perCell; i++) {
          customer += random((2 * customers) / perCell);
          if (customer > customers) customer = customers;
          const day = 1 + random(28);
          const sum = type === 'order.placed' ? 100 + random(100_000) : 0;
          counts.add(Math.max(1, customer), day, 1, 0);
          if (sum > 0) sums.add(Math.max(1, customer), day, 1, sum);
          const segment = segmentOf(customer);
          if (!read.has(segment)) continue;
          const name = `${segment} ${departmentId}`;
          let chunk = segments.get(name);
          if (!chunk) segments.set(name, (chunk = { segment, departmentId, facts: new KeyedFacts() }));
          const since1970 = Date.parse(month) / 86_400_000 + day - 1;
          chunk.facts.add(segmentKey(customer, measureId, since1970), 1, 0);
        }
        const cell = { month, departmentId };
        await insertMonth(lab, { ...cell, measureId }, counts);
        if (type === 'order.placed') await insertMonth(lab, { ...cell, measureId: idOf.get(amounts) }, sums);
      }
    }
  }
  await insertSegments(lab, segments, segmentFacts);
  await db.query('commit');
  await db.query('vacuum (analyze) customer_activity, customer_activity_month, customer');
  return { some };
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
  const { customers, days, sums, rest } = packer.packed();
  await db.query({
    name: 'seed-month',
    text: `insert into customer_activity_month (measure_id, month, department_id, generation, customers, days, sums, rest)
           select $1, $2, $3, id, $4, $5, $6, $7 from tally_generation where status = 'active'`,
    values: [measureId, month, departmentId, customers, days, sums, rest],
  });
}

async function insertSegments(
  { db }: Lab,
  segments: Segments,
  { segmentFactsOf }: SegmentFacts,
): Promise<void> {
  for (const { segment, departmentId, facts } of segments.values())
    await db.query({
      name: 'seed-segment',
      text: `insert into customer_activity (generation, segment, department_id, facts)
             select id, $1, $2, $3 from tally_generation where status = 'active'`,
      values: [segment, departmentId, segmentFactsOf(facts)],
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
