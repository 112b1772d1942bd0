import { isPacked } from '../../src/features/customer-activity/gather-activity.ts';
import { eachPacked, type PackedEntries } from '../../src/features/customer-activity/pack-entries.ts';
import { eachFact } from '../../src/features/customer-activity/recent-facts.ts';
import {
  customerOfKey,
  dayOfKey,
  eachSegmentFact,
  measureOfKey,
} from '../../src/features/customer-activity/segment-facts.ts';
import { dayOfNumber } from '../../src/features/customer-activity/day-number.ts';
import { addActivity, shownActivity } from './activity.ts';
import type { Core } from './product.ts';

interface Fact {
  customer: number;
  measure: number;
  department: number;
  day: string;
  n: number;
  sum: number;
}

/** What is packed by customer and what is recent, fact by fact. */
export async function allFacts(core: Core): Promise<Fact[]> {
  return [...(await customerFacts(core)), ...(await recentFacts(core))];
}

async function customerFacts({ database: { worker } }: Core): Promise<Fact[]> {
  const { rows } = await worker.query<{ segment: number; department: number; facts: Buffer }>(
    'select segment, department_id as department, facts from customer_activity',
  );
  const found: Fact[] = [];
  for (const { segment, department, facts } of rows)
    eachSegmentFact(facts, (key, n, sum) =>
      found.push({
        customer: customerOfKey(segment, key),
        measure: measureOfKey(key),
        department,
        day: dayOfNumber(dayOfKey(key)),
        n,
        sum,
      }),
    );
  return found;
}

async function recentFacts({ database: { worker } }: Core): Promise<Fact[]> {
  const { rows } = await worker.query<{ department: number; day: string; facts: Buffer }>(
    'select department_id as department, day, facts from customer_activity_recent',
  );
  const found: Fact[] = [];
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
    eachPacked(packed, (customer, day, n, sum) => {
      if (customer !== 0)
        addActivity(sums, `${customer} · ${of} · ${month}${String(day).padStart(2, '0')}`, { n, sum });
    });
  add(sums, await recentFacts(core), await packedMeasures(core));
  return shownActivity(sums);
}

/** The same from what is packed by customer, of the measures that are packed by month. */
export async function activityOfCustomers(core: Core): Promise<Record<string, string>> {
  const sums: Sums = new Map();
  add(sums, await allFacts(core), await packedMeasures(core));
  return shownActivity(sums);
}

const packedMeasures = async (core: Core) =>
  new Set((await core.measures.all()).filter(isPacked).map(({ id }) => id));

function add(sums: Sums, facts: readonly Fact[], measures: ReadonlySet<number>) {
  for (const { customer, measure, department, day, n, sum } of facts)
    if (customer !== 0 && measures.has(measure))
      addActivity(sums, `${customer} · ${measure} · ${department} · ${day}`, { n, sum });
}
