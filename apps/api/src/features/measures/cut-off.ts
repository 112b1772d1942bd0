import type { PoolClient } from 'pg';
import type { Fold } from './tally-generations.ts';

/** Which generation is read, and how far into the log one of its folds reaches, per partition. */
export interface CutOff {
  generation: number;
  timeZone: string;
  positions: number[];
}

export interface TallyState extends CutOff {
  /** The first of a pentad: periods that end before can be read as their sums, the rest by its days. */
  closedBefore: string;
}

/** Of the fold into tallies. */
export const readCutOff = (tx: PoolClient): Promise<TallyState> => readFoldCutOff(tx, 'fold-into-tallies');

export async function readFoldCutOff(tx: PoolClient, fold: Fold): Promise<TallyState> {
  const { rows } = await tx.query<Omit<TallyState, 'positions'> & { positions: string | null }>({
    name: 'cut-off',
    text: `select g.id as generation, g.time_zone as "timeZone",
            (select coalesce(min(closed_before), '-infinity')::text from tally_close where generation = g.id)
              as "closedBefore",
            (select array_agg(coalesce(c.position, 0)::int8 order by h.partition)::text
               from log_head h left join cursor c on c.handler = $1 || ':' || g.id
                and c.partition = h.partition) as positions
       from tally_generation g where g.status = 'active'`,
    values: [fold],
  });
  const [row] = rows;
  if (!row) throw new Error('No generation of tallies is active: was Attune ever started here?');
  const positions = (row.positions ?? '{}').slice(1, -1);
  return { ...row, positions: positions === '' ? [] : positions.split(',').map(Number) };
}
