import type { CellChange } from './gather-cells.ts';
import { Numbered } from './numbered.ts';

type Series = Pick<CellChange, 'measure' | 'cut' | 'grain'>;

const columnsOf = (series: readonly Series[]) => [
  series.map(({ measure }) => measure.id),
  series.map(({ cut }) => cut),
  series.map(({ grain }) => grain),
];

/** The series of one generation. */
export function tallySeries(generation: number): Numbered<Series> {
  return new Numbered({
    nameOf: ({ measure, cut, grain }) => `${measure.id} ${cut} ${grain}`,
    find: async (tx, series) => {
      const { rows } = await tx.query<{ name: string; id: number }>(
        `select concat_ws(' ', measure_id, cut, grain) as name, id
           from unnest($2::int[], $3::text[], $4::text[]) as wanted (measure_id, cut, grain)
           join tally_series using (measure_id, cut, grain) where generation = $1`,
        [generation, ...columnsOf(series)],
      );
      return new Map(rows.map(({ name, id }) => [name, id]));
    },
    make: async (tx, series) => {
      await tx.query(
        `insert into tally_series (generation, measure_id, cut, grain)
         select $1, measure_id, cut, grain from unnest($2::int[], $3::text[], $4::text[]) as s (measure_id, cut, grain)
          order by measure_id, cut, grain
         on conflict do nothing`,
        [generation, ...columnsOf(series)],
      );
    },
  });
}
