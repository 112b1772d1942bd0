import type { PoolClient } from 'pg';
import { eachFact } from './recent-facts.ts';

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
 * What a sample of all customers answered here and elsewhere: a look into the index for each, and what is recent. As
 * row-level security shows it.
 */
export async function readAnswerers(tx: PoolClient, question: AnswerersQuestion): Promise<Answerer[]> {
  const { generation, here, measures, departments } = question;
  const { rows } = await tx.query<Omit<Answerer, 'sum'> & { ids: string; sum: string }>(
    answerersText(question.strata),
    [question.most, generation, [...measures], [...here.measures], [...departments], here.from, here.to],
  );
  const answerers = rows.map(({ stratum, here: n, others, sum }): Answerer => ({
    stratum,
    here: n,
    others,
    sum: Number(sum),
  }));
  const byId = new Map(
    rows.flatMap(({ ids }, at) =>
      ids.split(',').map((id) => [Number(id), answerers[at] as Answerer] as const),
    ),
  );
  const { rows: recent } = await tx.query<{ departmentId: number; day: string; facts: Buffer }>({
    name: 'recent-answers',
    text: 'select department_id as "departmentId", day, facts from customer_activity_recent where generation = $1',
    values: [generation],
  });
  for (const { departmentId, day, facts } of recent) {
    if (!departments.has(departmentId)) continue;
    const within = day >= here.from && day <= here.to;
    eachFact(facts, (customer, measure, n, sum) => {
      const answerer = measures.has(measure) ? byId.get(customer) : undefined;
      if (!answerer) return;
      if (within && here.measures.has(measure)) answerer.here += n;
      else {
        answerer.others += n;
        answerer.sum += sum;
      }
    });
  }
  return answerers.filter(({ here: n, others }) => n > 0 || others > 0);
}

const answerersText = (strata: AnswerersQuestion['strata']) => `
  with recursive looked_at as (
    select c.id, json_build_array(${strata.map((column) => `c.${column}`).join(', ')})::text as stratum
      from (select coalesce(max(id), 0)::int8 as last from customer) customers
     cross join lateral generate_series(1, last, greatest(1, last / $1)) as step (id)
      join customer c on c.id = step.id
     where c.merged_into is null and c.erased_at is null
           ${strata.map((column) => `and c.${column} is not null`).join(' ')}),
  person as (
    select id, id as root, stratum from looked_at
    union all select c.id, p.root, p.stratum from person p join customer c on c.merged_into = p.id),
  answer as (
    select p.id, p.root, p.stratum, coalesce(sum(a.n) filter (where is_here), 0) as here,
           coalesce(sum(a.n) filter (where not is_here), 0) as others,
           coalesce(sum(a.sum) filter (where not is_here), 0) as sum
      from person p
      left join lateral (
        select n, sum, measure_id = any ($4::int[]) and day between $6::date and $7::date as is_here
          from customer_activity
         where customer_id = p.id and generation = $2 and measure_id = any ($3::int[])
           and department_id = any ($5::int[])) a on true
     group by p.id, p.root, p.stratum)
  select stratum, string_agg(id::text, ',') as ids, sum(here)::int8 as here, sum(others)::int8 as others,
         sum(sum)::text as sum
    from answer group by root, stratum`;
