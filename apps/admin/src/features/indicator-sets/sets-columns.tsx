import type { SetEntry } from '@attune/contracts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { firstSentence } from '../../language/first-sentence.ts';
import type { Formats } from '../../language/formats.ts';
import type { Say } from '../../language/say.ts';
import type { NameOf } from '../../language/use-name.ts';
import type { DataColumn } from '../../table/data-column.ts';
import { StateMark } from '../reviewed-versions/state-mark.tsx';
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
      ({ key, names, owner, open }) => (
        <span className={styles.name}>
          <Link to="/sets/$key" params={{ key }} tabIndex={-1} className={styles.link}>
            {nameOf(names)}
          </Link>
          {/* Several sets may be called alike. */}
          <span className={styles.quiet}>
            <code>{key}</code> · {owner}
          </span>
          {open ? <StateMark state={open.status} version={open.version} /> : null}
        </span>
      ),
      { sortBy: ({ names }) => nameOf(names) },
    ),
    column('for', ({ explanations }) => (
      <span className={styles.meaning} title={nameOf(explanations)}>
        {firstSentence(nameOf(explanations))}
      </span>
    )),
    column('in-force', ({ inForce }) =>
      inForce ? (
        <span className={styles.lines}>
          {say('version.number', { version: inForce.version })}
          <span className={styles.quiet}>
            {inForce.from
              ? say('version.since', { day: formats.day(inForce.from) })
              : say('version.since-ever')}
            {inForce.to ? ` ${say('version.until', { day: formats.day(inForce.to) })}` : null}
          </span>
        </span>
      ) : (
        <span className={styles.quiet}>{say('sets.not-in-force')}</span>
      ),
    ),
    column(
      'items',
      ({ items, hasIndex }) => (
        <span className={styles.lines}>
          {formats.integer(items)}
          <span className={styles.quiet}>{say(hasIndex ? 'sets.with-index' : 'sets.without-index')}</span>
        </span>
      ),
      { align: 'end', sortBy: ({ items }) => items },
    ),
    column('adopted', ({ adoptedBy }) => formats.integer(adoptedBy.length), {
      align: 'end',
      sortBy: ({ adoptedBy }) => adoptedBy.length,
    }),
  ];
}
