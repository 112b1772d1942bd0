import type { PoolClient } from 'pg';
import { type CustomerFact, eachCustomerFact } from './customer-facts.ts';
import { dayNumber, dayOfNumber } from './day-number.ts';
import { customerBytes, eachFact } from './recent-facts.ts';

/** Everybody who is one with a customer. */
export interface Person {
  /** The one that stays. */
  customer: number;
  merged: number[];
}

/** What a person did under one measure, in one department, on one day. */
export interface PersonDay {
  measureId: number;
  departmentId: number;
  day: string;
  n: number;
  sum: bigint;
}

/** Undefined where there never was such a customer, or it was erased. */
export async function readPerson(tx: PoolClient, id: number): Promise<Person | undefined> {
  const { rows } = await tx.query<{ id: number; top: number; erased: boolean }>({
    name: 'customer-person',
    text: `with recursive up as (
             select id, merged_into, erased_at from customer where id = $1
             union all
             select c.id, c.merged_into, c.erased_at from up join customer c on c.id = up.merged_into),
           one as (
             select id, id as top, erased_at from up where merged_into is null
             union all
             select c.id, one.top, one.erased_at from one join customer c on c.merged_into = one.id)
           select id, top, erased_at is not null as erased from one order by id`,
    values: [id],
  });
  const [first] = rows;
  if (!first || first.erased) return undefined;
  return { customer: first.top, merged: rows.map((row) => row.id).filter((one) => one !== first.top) };
}

/**
 * All that a person did, whatever number it was recorded under, as row-level security shows it: packed and recent, added
 * up. What came to nothing is left out.
 */
export async function readPersonDays(
  tx: PoolClient,
  { customer, merged }: Person,
  generation: number,
): Promise<PersonDay[]> {
  const ids = new Set([customer, ...merged]);
  const days = new Map<string, PersonDay>();
  const add = ({ departmentId, measureId, day, n, sum }: CustomerFact) => {
    const name = `${measureId} ${departmentId} ${day}`;
    let known = days.get(name);
    if (!known) days.set(name, (known = { measureId, departmentId, day: dayOfNumber(day), n: 0, sum: 0n }));
    known.n += n;
    known.sum += BigInt(sum);
  };
  await eachCustomerFact(tx, { generation, customers: ids }, add);
  for (const { departmentId, day, facts } of await readRecentOf(tx, [...ids], generation)) {
    const since1970 = dayNumber(day);
    eachFact(facts, (who, measureId, n, sum) => {
      if (ids.has(who)) add({ customer: who, measureId, departmentId, day: since1970, n, sum });
    });
  }
  return [...days.values()].filter(({ n, sum }) => n !== 0 || sum !== 0n);
}

/** Rows in which the bytes of a number occur: it may be another number's, but there are few to look through. */
async function readRecentOf(tx: PoolClient, ids: readonly number[], generation: number) {
  const { rows } = await tx.query<{ departmentId: number; day: string; facts: Buffer }>({
    name: 'customer-recent',
    text: `select department_id as "departmentId", day, facts from customer_activity_recent
            where generation = $2
              and exists (select from unnest($1::bytea[]) as u (id) where position(id in facts) > 0)`,
    values: [ids.map(customerBytes), generation],
  });
  return rows;
}
