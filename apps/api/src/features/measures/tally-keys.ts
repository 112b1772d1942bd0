import type { CellChange } from './gather-cells.ts';
import { Numbered } from './numbered.ts';

type Keys = Pick<CellChange, 'key1' | 'key2'>;

const nameOf = ({ key1, key2 }: Keys) => (key2 === '' ? key1 : `${key1}\u0000${key2}`);
const columnsOf = (keys: readonly Keys[]) => [keys.map(({ key1 }) => key1), keys.map(({ key2 }) => key2)];

/** The one or two dimension values of a cell. */
export function tallyKeys(): Numbered<Keys> {
  return new Numbered({
    nameOf,
    find: async (tx, keys) => {
      const { rows } = await tx.query<Keys & { id: number }>(
        `select id, key1, key2 from unnest($1::text[], $2::text[]) as wanted (key1, key2)
           join tally_key using (key1, key2)`,
        columnsOf(keys),
      );
      return new Map(rows.map(({ id, ...each }) => [nameOf(each), id]));
    },
    make: async (tx, keys) => {
      await tx.query(
        `insert into tally_key (key1, key2)
         select key1, key2 from unnest($1::text[], $2::text[]) as k (key1, key2) order by key1, key2
         on conflict do nothing`,
        columnsOf(keys),
      );
    },
  });
}
