import { fractionExclusions } from '@attune/metrics';
import { elementsOf, excludedColumns, productsOf } from './moments-columns.ts';
import { scoreColumns } from './score-columns.ts';

/** A tally table, and the prepared statement that adds rows to it; `$1` is their shard. */
export interface TallyTable {
  /** Names the statement. */
  key: string;
  text: string;
  /**
   * What a row carries besides its key, with the type it arrives in. Each is a parameter from `$6` on: the values of
   * all rows as one text, with unit separators between; `$2` to `$5` are series, period, department and keys.
   */
  carried: readonly Carried[];
}

interface Carried {
  name: string;
  type: string;
}

interface Shape {
  key: string;
  name: string;
  carried: readonly Carried[];
  /** Value columns, how each is made of what is carried, and how a row that is there grows by a new one. */
  columns: readonly { name: string; from: string; grow: string }[];
  extraKey?: string;
}

function tallyTable({ key, name, carried, columns, extraKey = '' }: Shape): TallyTable {
  const names = (of: readonly { name: string }[]) => of.map((each) => each.name).join(', ');
  const array = (nth: number, type: string) =>
    `string_to_array($${nth}, e'\\x1f')::${type.endsWith('[]') ? 'text[]' : `${type}[]`}`;
  const grown = columns.map(({ grow }) => grow).filter((grow) => grow !== '');
  return {
    key,
    carried,
    // Arrays are read from their texts once per row, and not again for each of their elements: hence the offset.
    text: `
      insert into ${name} as t (series_id, period, department_id, key_id, shard, ${names(columns)})
      select series_id, period, department_id, key_id, $1::smallint,
             ${columns.map(({ from }) => from).join(', ')}
        from (
          select series_id, period, department_id, key_id,
                 ${carried.map((each) => (each.type.endsWith('[]') ? `${each.name}::${each.type}` : each.name)).join(', ')}
            from unnest(${array(2, 'int')}, ${array(3, 'date')}, ${array(4, 'int')}, ${array(5, 'int')},
                        ${carried.map(({ type }, i) => array(i + 6, type)).join(', ')})
              as u (series_id, period, department_id, key_id, ${names(carried)})
          offset 0) r
      on conflict (series_id, period, department_id, key_id, shard${extraKey}) do update set ${grown.join(', ')}`,
  };
}

const plus = ({ name }: Carried) => ({ name, from: name, grow: `${name} = t.${name} + excluded.${name}` });
const n: Carried = { name: 'n', type: 'bigint' };
const sum: Carried = { name: 'sum', type: 'numeric' };
const squares: Carried = { name: 'sum_of_squares', type: 'numeric' };
const bucket: Carried = { name: 'bucket', type: 'smallint' };

export const countTable = tallyTable({
  key: 'tally_count',
  name: 'tally_count',
  carried: [n],
  columns: [plus(n)],
});

export const sumTable = tallyTable({
  key: 'tally_sum',
  name: 'tally_sum',
  carried: [n, sum, squares],
  columns: [plus(n), plus(sum), plus(squares)],
});

export const durationTable = tallyTable({
  key: 'tally_duration',
  name: 'tally_duration',
  carried: [bucket, n, sum],
  columns: [{ name: 'bucket', from: 'bucket', grow: '' }, plus(n), plus(sum)],
  extraKey: ', bucket',
});

const left = fractionExclusions.map((reason): Carried => ({
  name: reason.replaceAll('-', '_'),
  type: 'integer',
}));

export const fractionTable = tallyTable({
  key: 'tally_fraction',
  name: 'tally_fraction',
  carried: [n, sum, squares, ...left],
  columns: [n, sum, squares, ...left].map(plus),
});

const scoreTables = new Map<number, TallyTable>();

/** All counts of a row arrive as one array: a single text to take apart instead of one per count. */
export function scoreTable(points: number): TallyTable {
  let table = scoreTables.get(points);
  if (!table) {
    table = tallyTable({
      key: `tally_score-${points}`,
      name: 'tally_score',
      carried: [{ name: 'counts', type: 'integer[]' }],
      columns: scoreColumns(points).written.map(({ name, from, grow }) => ({
        name,
        from: from('counts'),
        grow,
      })),
    });
    scoreTables.set(points, table);
  }
  return table;
}

const momentsTables = new Map<number, TallyTable>();

/** Of item groups of one size. */
export function momentsTable(items: number): TallyTable {
  let table = momentsTables.get(items);
  if (!table) {
    const counts = ['n', ...excludedColumns].map((name) => plus({ name, type: 'bigint' }));
    const grown = (name: string, length: number) => ({
      name,
      from: name,
      grow: `${name} = array[${elementsOf(name, length)
        .map((element) => `t.${element} + excluded.${element}`)
        .join(', ')}]`,
    });
    table = tallyTable({
      key: `tally_moments-${items}`,
      name: 'tally_moments',
      carried: [
        ...counts.map(({ name }) => ({ name, type: 'bigint' })),
        { name: 'sums', type: 'bigint[]' },
        { name: 'products', type: 'bigint[]' },
      ],
      columns: [...counts, grown('sums', items), grown('products', productsOf(items))],
    });
    momentsTables.set(items, table);
  }
  return table;
}
