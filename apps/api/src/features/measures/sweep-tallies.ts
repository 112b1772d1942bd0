import type { Pool } from 'pg';
import { tallyColumns } from './tally-columns.ts';

/**
 * Removes the rows of series that are read no more, in short transactions: a long one would hold up the sequencer.
 *
 * @param condition on `tally_series s`, with `values` as its parameters
 */
export async function sweepTallies(worker: Pool, condition: string, values: unknown[] = []): Promise<void> {
  for (const { name: table } of tallyColumns) {
    for (;;) {
      const { rowCount } = await worker.query(
        `delete from ${table} where ctid in (
           select t.ctid from ${table} t join tally_series s on s.id = t.series_id
            where ${condition} limit 5000)`,
        values,
      );
      if (!rowCount) break;
    }
  }
}
