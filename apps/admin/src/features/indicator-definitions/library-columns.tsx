import type { LibraryEntry } from '@attune/contracts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Formats } from '../../language/formats.ts';
import type { Say } from '../../language/say.ts';
import type { NameOf } from '../../language/use-name.ts';
import type { DataColumn } from '../../table/data-column.ts';
import { InForceCell, MeaningCell, NameCell, TwoLines } from '../reviewed-versions/entry-cells.tsx';
import { definitionKind } from './definition-kind.ts';
import styles from './library-columns.module.css';
import { ownerText, pluginTitle } from '../indicators/plugin-title.ts';

interface Around {
  say: Say;
  nameOf: NameOf;
  formats: Formats;
}

/** More than these are counted. */
const readersShown = 2;

type Column = DataColumn<LibraryEntry>;

export function libraryColumns({ say, nameOf, formats }: Around): Column[] {
  const column = (
    key: 'name' | 'meaning' | 'version' | 'unit' | 'method' | 'owner' | 'tags' | 'used-by',
    cell: (entry: LibraryEntry) => ReactNode,
    sortBy?: Column['sortBy'],
  ): Column => {
    const title = say(`library.${key}`);
    const header = <span className={styles.header}>{title}</span>;
    return { key, header, title, cell, ...(sortBy && { sortBy }) };
  };
  return [
    column(
      'name',
      (entry) => <NameCell kind={definitionKind} entry={entry} />,
      ({ names: own }) => nameOf(own),
    ),
    column('meaning', (entry) => <MeaningCell entry={entry} />),
    column(
      'version',
      (entry) => <InForceCell entry={entry} none={say('library.not-in-force')} />,
      ({ inForce }) => inForce?.from ?? null,
    ),
    column('unit', ({ unit }) => say(`unit.${unit}`)),
    column('method', ({ method, plugin }) =>
      method === 'formula' ? (
        say('library.formula')
      ) : (
        <TwoLines above={say('library.reading')}>
          {plugin === null ? say('library.plugin-missing') : pluginTitle(plugin, say)}
        </TwoLines>
      ),
    ),
    column(
      'owner',
      ({ owner }) => ownerText(owner, say),
      ({ owner }) => ownerText(owner, say),
    ),
    column('tags', ({ tags }) => (tags.length === 0 ? '–' : tags.join(say('list.comma')))),
    column('used-by', ({ usedBy }) => {
      if (usedBy.length === 0) return '–';
      const rest = usedBy.slice(readersShown);
      return (
        <span className={styles.readers}>
          {usedBy.slice(0, readersShown).map((reader) => (
            <ReaderLink
              key={reader.id}
              reader={reader}
              name={reader.names ? nameOf(reader.names) : reader.key}
            />
          ))}
          {rest.length === 0 ? null : (
            <span
              className={styles.quiet}
              title={rest.map(({ names, key }) => (names ? nameOf(names) : key)).join(say('list.comma'))}
            >
              {say('library.more-readers', { count: formats.integer(rest.length) })}
            </span>
          )}
        </span>
      );
    }),
  ];
}

type Reader = LibraryEntry['usedBy'][number];

/** Whatever reads an indicator has a page. */
function ReaderLink({ reader, name }: { reader: Reader; name: string }) {
  const { kind, key } = reader;
  return (
    <Link
      to={kind === 'set' ? '/sets/$key' : '/indicators/$key'}
      params={{ key }}
      tabIndex={-1}
      className={styles.link}
    >
      {name}
    </Link>
  );
}
