import type { PoolClient } from 'pg';

/** Which generation of activity is read, and how far into the log it reaches, per partition. */
export interface ActivityCutOff {
  generation: number;
  timeZone: string;
  positions: number[];
}

export async function readActivityCutOff(tx: PoolClient): Promise<ActivityCutOff> {
  const { rows } = await tx.query<Omit<ActivityCutOff, 'positions'> & { positions: string | null }>({
    name: 'activity-cut-off',
    text: `select g.id as generation, g.time_zone as "timeZone",
            (select array_agg(coalesce(c.position, 0)::int8 order by h.partition)::text
               from log_head h left join cursor c on c.handler = 'fold-customer-activity:' || g.id
                and c.partition = h.partition) as positions
       from tally_generation g where g.status = 'active'`,
  });
  const [row] = rows;
  if (!row) throw new Error('No generation of tallies is active: was Attune ever started here?');
  const positions = (row.positions ?? '{}').slice(1, -1);
  return { ...row, positions: positions === '' ? [] : positions.split(',').map(Number) };
}
