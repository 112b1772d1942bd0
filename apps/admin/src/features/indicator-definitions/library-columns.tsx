import type { LibraryEntry } from '@attune/contracts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { firstSentence } from '../../language/first-sentence.ts';
import type { Formats } from '../../language/formats.ts';
import type { Say } from '../../language/say.ts';
import type { NameOf } from '../../language/use-name.ts';
import type { DataColumn } from '../../table/data-column.ts';
import { StateMark } from '../reviewed-versions/state-mark.tsx';
import styles from './library-columns.module.css';

interface Around {
  say: Say;
  nameOf: NameOf;
  formats: Formats;
  /** All there are, to call readers by their names. */
  entries: readonly LibraryEntry[];
}

type Column = DataColumn<LibraryEntry>;

export function libraryColumns({ say, nameOf, formats, entries }: Around): Column[] {
  const names = new Map(entries.map((entry) => [entry.key, nameOf(entry.names)]));
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
      ({ key, names: own, open }) => (
        <span className={styles.name}>
          <Link to="/indicators/$key" params={{ key }} tabIndex={-1} className={styles.link}>
            {nameOf(own)}
          </Link>
          {open ? <StateMark state={open.status} version={open.version} /> : null}
        </span>
      ),
      ({ names: own }) => nameOf(own),
    ),
    column('meaning', ({ explanations }) => (
      <span className={styles.meaning} title={nameOf(explanations)}>
        {firstSentence(nameOf(explanations))}
      </span>
    )),
    column(
      'version',
      ({ inForce }) =>
        inForce ? (
          <span className={styles.lines}>
            {say('version.number', { version: inForce.version })}
            <span className={styles.quiet}>
              {inForce.from
                ? say('version.since', { day: formats.day(inForce.from) })
                : say('version.since-ever')}
            </span>
          </span>
        ) : (
          <span className={styles.quiet}>{say('library.not-in-force')}</span>
        ),
      ({ inForce }) => inForce?.from ?? null,
    ),
    column('unit', ({ unit }) => say(`unit.${unit}`)),
    column('method', ({ method, plugin }) =>
      method === 'formula' ? (
        say('library.formula')
      ) : (
        <span className={styles.lines}>
          {say('library.reading')}
          <span className={styles.quiet}>{plugin ?? say('library.plugin-missing')}</span>
        </span>
      ),
    ),
    column(
      'owner',
      ({ owner }) => owner,
      ({ owner }) => owner,
    ),
    column('tags', ({ tags }) => (tags.length === 0 ? '–' : tags.join(say('list.comma')))),
    column('used-by', ({ usedBy }) =>
      usedBy.length === 0 ? '–' : usedBy.map((key) => names.get(key) ?? key).join(say('list.comma')),
    ),
  ];
}
