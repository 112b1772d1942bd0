import type { PoolClient } from 'pg';
import type { CellChange } from './gather-cells.ts';

type Series = Pick<CellChange, 'measure' | 'cut' | 'grain'>;

const nameOf = ({ measure, cut, grain }: Series) => `${measure.id} ${cut} ${grain}`;

/** The series of one generation. A series is there from its first fact on and never changes, so it stays in memory. */
export class TallySeries {
  #ids: ReadonlyMap<string, number> = new Map();

  constructor(private readonly generation: number) {}

  /**
   * The id of each cell's series, in order of the cells; makes those that are new. Once per transaction: what a
   * transaction makes is kept in memory only when another has seen it committed.
   */
  async idsOf(tx: PoolClient, cells: readonly Series[]): Promise<readonly number[]> {
    const names = cells.map(nameOf);
    const isNew = (_: Series, i: number) => !this.#ids.has(names[i] as string);
    if (cells.some(isNew)) this.#ids = await this.#load(tx);
    let ids = this.#ids;
    const made = cells.filter(isNew);
    if (made.length > 0) {
      await this.#insert(tx, made);
      ids = await this.#load(tx);
    }
    return names.map((name) => ids.get(name) as number);
  }

  async #load(tx: PoolClient): Promise<ReadonlyMap<string, number>> {
    const { rows } = await tx.query<{ name: string; id: number }>(
      `select concat_ws(' ', measure_id, cut, grain) as name, id from tally_series where generation = $1`,
      [this.generation],
    );
    return new Map(rows.map(({ name, id }) => [name, id]));
  }

  /** In one order, so that two partitions which make the same ones wait for each other and never in a circle. */
  async #insert(tx: PoolClient, series: readonly Series[]): Promise<void> {
    await tx.query(
      `insert into tally_series (generation, measure_id, cut, grain)
       select distinct $1::smallint, measure_id, cut, grain from unnest($2::int[], $3::text[], $4::text[]) as s (measure_id, cut, grain)
        order by measure_id, cut, grain
       on conflict do nothing`,
      [
        this.generation,
        series.map(({ measure }) => measure.id),
        series.map(({ cut }) => cut),
        series.map(({ grain }) => grain),
      ],
    );
  }
}
