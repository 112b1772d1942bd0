import type { CellChange } from './gather-cells.ts';
import { Numbered } from './numbered.ts';

type Keys = Pick<CellChange, 'key1' | 'key2' | 'key3'>;

const nameOf = ({ key1, key2, key3 }: Keys) =>
  key2 === '' && key3 === '' ? key1 : `${key1}\u0000${key2}\u0000${key3}`;
const columnsOf = (keys: readonly Keys[]) => [
  keys.map(({ key1 }) => key1),
  keys.map(({ key2 }) => key2),
  keys.map(({ key3 }) => key3),
];

/** The up to three dimension values of a cell. */
export function tallyKeys(): Numbered<Keys> {
  return new Numbered({
    nameOf,
    find: async (tx, keys) => {
      const { rows } = await tx.query<Keys & { id: number }>(
        `select id, key1, key2, key3 from unnest($1::text[], $2::text[], $3::text[]) as wanted (key1, key2, key3)
           join tally_key using (key1, key2, key3)`,
        columnsOf(keys),
      );
      return new Map(rows.map(({ id, ...each }) => [nameOf(each), id]));
    },
    make: async (tx, keys) => {
      await tx.query(
        `insert into tally_key (key1, key2, key3)
         select key1, key2, key3 from unnest($1::text[], $2::text[], $3::text[]) as k (key1, key2, key3)
          order by key1, key2, key3
         on conflict do nothing`,
        columnsOf(keys),
      );
    },
  });
}
