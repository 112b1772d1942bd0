import { isPacked } from '../../src/features/customer-activity/gather-activity.ts';
import { type PackedEntries, unpackEntries } from '../../src/features/customer-activity/pack-entries.ts';
import { eachFact } from '../../src/features/customer-activity/recent-facts.ts';
import { addActivity, shownActivity } from './activity.ts';
import type { Core } from './product.ts';

interface RecentFact {
  customer: number;
  measure: number;
  department: number;
  day: string;
  n: number;
  sum: number;
}

/** What is not packed, fact by fact. */
export async function recentFacts({ database: { worker } }: Core): Promise<RecentFact[]> {
  const { rows } = await worker.query<{ department: number; day: string; facts: Buffer }>(
    'select department_id as department, day, facts from customer_activity_recent',
  );
  const found: RecentFact[] = [];
  for (const { department, day, facts } of rows)
    eachFact(facts, (customer, measure, n, sum) =>
      found.push({ customer, measure, department, day, n, sum }),
    );
  return found;
}

interface MonthRow extends PackedEntries {
  of: string;
  month: string;
}

type Sums = Parameters<typeof addActivity>[0];

/** What is packed by month and what is recent, added up: `n Σ` by `customer · measure · department · day`. */
export async function activityOfMonths(core: Core): Promise<Record<string, string>> {
  const sums: Sums = new Map();
  const { rows: months } = await core.database.worker.query<MonthRow>(
    `select measure_id || ' · ' || department_id as of, to_char(month, 'YYYY-MM-') as month, customers, days, sums, rest
       from customer_activity_month`,
  );
  for (const { of, month, ...packed } of months)
    for (const { customer, day, n, sum } of unpackEntries(packed))
      if (customer !== 0)
        addActivity(sums, `${customer} · ${of} · ${month}${String(day).padStart(2, '0')}`, {
          n,
          sum: Number(sum),
        });
  await addRecent(core, sums);
  return shownActivity(sums);
}

/** The same from the rows of customers, of the measures that are packed by month. */
export async function activityOfCustomers(core: Core): Promise<Record<string, string>> {
  const sums: Sums = new Map();
  const { rows } = await core.database.worker.query<{ name: string; n: number; sum: string }>(
    `select a.customer_id || ' · ' || measure_id || ' · ' || department_id || ' · ' || day as name, n, sum
       from customer_activity a join measure m on m.id = a.measure_id where m.kind in ('count', 'sum')`,
  );
  for (const { name, n, sum } of rows) addActivity(sums, name, { n, sum: Number(sum) });
  await addRecent(core, sums);
  return shownActivity(sums);
}

async function addRecent(core: Core, sums: Sums) {
  const packed = new Set((await core.measures.all()).filter(isPacked).map(({ id }) => id));
  for (const { customer, measure, department, day, n, sum } of await recentFacts(core))
    if (customer !== 0 && packed.has(measure))
      addActivity(sums, `${customer} · ${measure} · ${department} · ${day}`, { n, sum });
}
