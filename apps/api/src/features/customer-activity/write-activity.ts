import type { PoolClient } from 'pg';
import type { RecentChunk } from './gather-activity.ts';

/**
 * The facts of all rows travel as one value, which is cut up there. A generation that was retired meanwhile is not
 * added to, so that nothing of it is left behind when it is swept.
 */
const text = `
  insert into customer_activity_recent (generation, department_id, day, facts)
  select $1::smallint, department_id, day, substring($6::bytea from start for length)
    from unnest($2::int[], $3::date[], $4::int[], $5::int[]) as u (department_id, day, start, length)
   where exists (select from tally_generation g where g.id = $1 and g.status <> 'retired')`;

/** Appends a batch to what is recent of one generation. */
export async function writeActivity(
  tx: PoolClient,
  chunks: readonly RecentChunk[],
  generation: number,
): Promise<void> {
  const facts = chunks.map((chunk) => chunk.facts.written());
  const starts: number[] = [];
  let next = 1;
  for (const { length } of facts) {
    starts.push(next);
    next += length;
  }
  await tx.query({
    name: 'customer-activity',
    text,
    values: [
      generation,
      arrayOf(chunks.map(({ departmentId }) => departmentId)),
      arrayOf(chunks.map(({ day }) => day)),
      arrayOf(starts),
      arrayOf(facts.map(({ length }) => length)),
      Buffer.concat(facts),
    ],
  });
}

const arrayOf = (values: readonly (number | string)[]) => `{${values.join(',')}}`;
