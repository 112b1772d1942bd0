import { type Activity, addActivity, shownActivity } from './activity.ts';
import type { Core } from './product.ts';
import { allFacts } from './product-packing.ts';

interface Row {
  customer: string;
  person: string;
  rest: string;
  n: number;
  sum: string;
}

/** What is packed by customer and what is recent, added up; customers and persons are called after the first of these facts of theirs. */
export async function productActivity(core: Core, facts: readonly string[]): Promise<Activity> {
  const sums = { customers: new Map(), people: new Map() };
  for (const { customer, person, rest, n, sum } of await readActivity(core, facts)) {
    addActivity(sums.customers, `${customer} · ${rest}`, { n, sum: Number(sum) });
    addActivity(sums.people, `${person} · ${rest}`, { n, sum: Number(sum) });
  }
  return { customers: shownActivity(sums.customers), people: shownActivity(sums.people) };
}

async function readActivity(core: Core, facts: readonly string[]): Promise<Row[]> {
  const { worker } = core.database;
  const { rows } = await worker.query<Row>(
    `with recursive up as (
       select id, id as top, merged_into from customer
       union all select up.id, c.id, c.merged_into from up join customer c on c.id = up.merged_into),
     owner as (select id, top from up where merged_into is null),
     named as (
       select customer_id, o.top, s.source || ' ' || e.external_id as name
         from event e join event_source s on s.id = e.source_id join owner o on o.id = e.customer_id
        where s.source || ' ' || e.external_id = any ($1)),
     customers as (select customer_id, min(name collate "C") as name from named group by customer_id),
     persons as (select top, min(name collate "C") as name from named group by top),
     activity as (
       select customer as customer_id, measure as measure_id, department as department_id, day, n, sum
         from json_to_recordset($2)
           as r (customer bigint, measure int, department int, day date, n int, sum numeric) where customer <> 0)
     select c.name as customer, p.name as person,
            m.key || ' · ' || d.key || ' · ' || a.day as rest, a.n, a.sum::text as sum
       from activity a join measure m on m.id = a.measure_id join department d on d.id = a.department_id
       join owner o on o.id = a.customer_id
       left join customers c on c.customer_id = a.customer_id left join persons p on p.top = o.top`,
    [facts, JSON.stringify(await allFacts(core))],
  );
  return rows;
}
