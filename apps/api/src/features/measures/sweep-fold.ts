import type { Pool } from 'pg';

/**
 * Removes what retired generations of a fold kept in these tables, in short transactions: a long one would hold up the
 * sequencer. The fold's cursor is what says that there is something.
 *
 * @param fold the handler's name, less the generation
 */
export async function sweepFold(worker: Pool, fold: string, tables: readonly string[]): Promise<void> {
  const { rows } = await worker.query<{ id: number }>(
    `select id from tally_generation where status = 'retired' and exists (
       select from cursor where handler = $1 || ':' || id)`,
    [fold],
  );
  for (const { id } of rows) {
    for (const table of tables) {
      for (let swept: number | null = 1; swept;) {
        ({ rowCount: swept } = await worker.query(
          `delete from ${table} where ctid = any (array(select ctid from ${table} where generation = $1 limit 5000))`,
          [id],
        ));
      }
    }
    await worker.query(`delete from cursor where handler = $1 || ':' || $2::int`, [fold, id]);
  }
}
