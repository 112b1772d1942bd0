import type { PoolClient } from 'pg';
import { type CustomerFact, eachCustomerFact } from './customer-facts.ts';
import { dayNumber } from './day-number.ts';
import { eachFact } from './recent-facts.ts';
import { segmentSize } from './segment-facts.ts';

export interface AnswerersQuestion {
  generation: number;
  /** Numbers of score measures whose answers are read, and in which departments. */
  measures: ReadonlySet<number>;
  departments: ReadonlySet<number>;
  /** Answers to some of them on some days are `here`. */
  here: { measures: ReadonlySet<number>; from: string; to: string };
  /** Columns of customers that they are told apart by; who has none of one is left out. */
  strata: readonly ('segment' | 'region')[];
  /** So many customers are looked at, or up to twice as many, evenly over all there are. */
  most: number;
}

/** A customer who gave any of the answers, with everybody who is one with them. */
export interface Answerer {
  stratum: string;
  /** Answers here. */
  here: number;
  /** Answers elsewhere, and their sum. */
  others: number;
  sum: number;
}

/**
 * What a sample of all customers answered here and elsewhere, packed and recent. Neighbours are sampled together, since
 * their facts lie together; where there are not twice as many as are looked at, it is everybody. As row-level security
 * shows it.
 */
export async function readAnswerers(tx: PoolClient, question: AnswerersQuestion): Promise<Answerer[]> {
  const { generation, here, measures, departments } = question;
  const answerers = new Map<number, Answerer>();
  const byId = new Map<number, Answerer>();
  for (const { id, root, stratum } of await readSampled(tx, question)) {
    let answerer = answerers.get(root);
    if (!answerer) answerers.set(root, (answerer = { stratum, here: 0, others: 0, sum: 0 }));
    byId.set(id, answerer);
  }
  const [from, to] = [dayNumber(here.from), dayNumber(here.to)];
  const add = ({ customer, measureId, departmentId, day, n, sum }: CustomerFact) => {
    if (!measures.has(measureId) || !departments.has(departmentId)) return;
    const answerer = byId.get(customer);
    if (!answerer) return;
    if (day >= from && day <= to && here.measures.has(measureId)) answerer.here += n;
    else {
      answerer.others += n;
      answerer.sum += sum;
    }
  };
  await eachCustomerFact(tx, { generation, customers: byId, departments }, add);
  const { rows: recent } = await tx.query<{ departmentId: number; day: string; facts: Buffer }>({
    name: 'recent-answers',
    text: 'select department_id as "departmentId", day, facts from customer_activity_recent where generation = $1',
    values: [generation],
  });
  for (const { departmentId, day, facts } of recent) {
    const since1970 = dayNumber(day);
    eachFact(facts, (customer, measureId, n, sum) =>
      add({ customer, measureId, departmentId, day: since1970, n, sum }),
    );
  }
  return [...answerers.values()].filter(({ here: n, others }) => n > 0 || others > 0);
}

interface Sampled {
  id: number;
  /** Whom it is one with. */
  root: number;
  stratum: string;
}

async function readSampled(
  tx: PoolClient,
  { most, strata }: Pick<AnswerersQuestion, 'most' | 'strata'>,
): Promise<Sampled[]> {
  const { rows } = await tx.query<Sampled>(
    `with recursive person as (
       select id, id as root, json_build_array(${strata.map((column) => `c.${column}`).join(', ')})::text as stratum
         from customer c, (select coalesce(max(id), 0)::int8 as last from customer) customers
        where merged_into is null and erased_at is null and (id / $2::int) % greatest(1, last / $1) = 0
              ${strata.map((column) => `and c.${column} is not null`).join(' ')}
       union all select c.id, p.root, p.stratum from person p join customer c on c.merged_into = p.id)
     select id, root, stratum from person`,
    [most, segmentSize],
  );
  return rows;
}
