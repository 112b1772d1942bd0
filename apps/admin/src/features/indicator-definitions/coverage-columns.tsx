import type { ReactNode } from 'react';
import type { Formats } from '../../language/formats.ts';
import type { Say } from '../../language/say.ts';
import type { NameOf } from '../../language/use-name.ts';
import type { DataColumn } from '../../table/data-column.ts';
import { conversionText } from '../indicators/conversion-text.ts';
import { CoverageMark } from './coverage-mark.tsx';
import { type CoverageRow, totalOf } from './coverage-rows.ts';
import styles from './coverage-section.module.css';

interface Around {
  say: Say;
  nameOf: NameOf;
  formats: Formats;
}

type Measure = NonNullable<CoverageRow['told']>['measures'][number];

export function coverageColumns({ say, nameOf, formats }: Around): DataColumn<CoverageRow>[] {
  /** One line per measure, level in all columns. */
  const perMeasure = ({ told }: CoverageRow, text: (measure: Measure) => ReactNode) =>
    told === null ? null : told.measures.length > 0 ? (
      <span className={styles.lines}>
        {told.measures.map((measure) => (
          <span key={`${measure.input} ${measure.measure}`}>{text(measure)}</span>
        ))}
      </span>
    ) : (
      '–'
    );
  const day = (text: string | null) => (text ? formats.day(text) : '–');
  const column = (
    key: 'department' | 'state' | 'measure' | 'n' | 'first' | 'last',
    cell: (row: CoverageRow) => ReactNode,
  ): DataColumn<CoverageRow> => {
    const title = say(`coverage.${key}`);
    return { key, header: title, title, cell, align: key === 'n' ? 'end' : 'start' };
  };
  return [
    column('department', ({ names }) => nameOf(names)),
    column('state', ({ told, counts }) =>
      told ? (
        <CoverageMark state={told.state} />
      ) : (
        <span className={styles.quiet}>
          {say('coverage.below', { covered: counts.covered, all: totalOf(counts) })}
        </span>
      ),
    ),
    column('measure', (row) =>
      perMeasure(row, ({ measure, conversion }) => (
        <>
          <span className={styles.code}>{measure}</span>
          {conversion ? <span className={styles.quiet}> {conversionText(conversion, say)}</span> : null}
        </>
      )),
    ),
    column('n', (row) => perMeasure(row, ({ n }) => (n === null ? '–' : formats.integer(n)))),
    column('first', (row) => perMeasure(row, ({ firstDay }) => day(firstDay))),
    column('last', (row) => perMeasure(row, ({ lastDay }) => day(lastDay))),
  ];
}
