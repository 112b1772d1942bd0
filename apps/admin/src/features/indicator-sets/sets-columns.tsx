import type { SetEntry } from '@attune/contracts';
import type { ReactNode } from 'react';
import type { Formats } from '../../language/formats.ts';
import type { Say } from '../../language/say.ts';
import type { NameOf } from '../../language/use-name.ts';
import type { DataColumn } from '../../table/data-column.ts';
import { InForceCell, MeaningCell, NameCell, TwoLines } from '../reviewed-versions/entry-cells.tsx';
import { setKind } from './set-kind.ts';
import styles from './sets-columns.module.css';

interface Around {
  say: Say;
  nameOf: NameOf;
  formats: Formats;
}

type Column = DataColumn<SetEntry>;

export function setsColumns({ say, nameOf, formats }: Around): Column[] {
  const column = (
    key: 'name' | 'for' | 'in-force' | 'items' | 'adopted',
    cell: (entry: SetEntry) => ReactNode,
    more: Partial<Column> = {},
  ): Column => {
    const title = say(`sets.column-${key}`);
    return { key, header: title, title, cell, ...more };
  };
  return [
    column(
      'name',
      (entry) => (
        <NameCell kind={setKind} entry={entry}>
          {/* Several sets may be called alike. */}
          <span className={styles.key}>
            <code>{entry.key}</code> · {entry.owner}
          </span>
        </NameCell>
      ),
      { sortBy: ({ names }) => nameOf(names) },
    ),
    column('for', (entry) => <MeaningCell entry={entry} />),
    column('in-force', (entry) => <InForceCell entry={entry} none={say('sets.not-in-force')} />),
    column(
      'items',
      ({ items, hasIndex }) => (
        <TwoLines above={formats.integer(items)}>
          {say(hasIndex ? 'sets.with-index' : 'sets.without-index')}
        </TwoLines>
      ),
      { align: 'end', sortBy: ({ items }) => items },
    ),
    column('adopted', ({ adoptedBy }) => formats.integer(adoptedBy.length), {
      align: 'end',
      sortBy: ({ adoptedBy }) => adoptedBy.length,
    }),
  ];
}
