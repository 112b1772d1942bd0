import { packActivity } from '../../src/features/customer-activity/pack-activity.ts';
import { type PackedEntries, unpackEntries } from '../../src/features/customer-activity/pack-entries.ts';
import { addActivity, shownActivity } from './activity.ts';
import type { Core } from './product.ts';

interface MonthRow extends PackedEntries {
  rest: string;
  month: string;
}

/** What is recent and what is packed, added up: `n Σ` by `customer · measure · department · day`. */
export async function packedActivity({ database: { worker } }: Core): Promise<Record<string, string>> {
  await packActivity(worker, 7);
  const sums = new Map();
  const { rows: months } = await worker.query<MonthRow>(
    `select measure_id || ' · ' || department_id as rest, to_char(month, 'YYYY-MM-') as month, customers, days, sums
       from customer_activity_month`,
  );
  for (const { rest, month, ...packed } of months)
    for (const { customer, day, n, sum } of unpackEntries(packed))
      addActivity(sums, `${customer} · ${rest} · ${month}${String(day).padStart(2, '0')}`, {
        n,
        sum: Number(sum),
      });
  await addRows(worker, sums, 'customer_activity_recent');
  return shownActivity(sums);
}

/** The same from `customer_activity`, of the measures that are packed, and of somebody. */
export async function keptActivity({ database: { worker } }: Core): Promise<Record<string, string>> {
  const sums = new Map();
  await addRows(worker, sums, 'customer_activity');
  return shownActivity(sums);
}

async function addRows(
  worker: Core['database']['worker'],
  sums: Parameters<typeof addActivity>[0],
  table: string,
) {
  const { rows } = await worker.query<{ name: string; n: number; sum: string }>(
    `select a.customer_id || ' · ' || measure_id || ' · ' || department_id || ' · ' || day as name, n, sum
       from ${table} a join measure m on m.id = a.measure_id where m.kind in ('count', 'sum')`,
  );
  for (const { name, n, sum } of rows) addActivity(sums, name, { n, sum: Number(sum) });
}
