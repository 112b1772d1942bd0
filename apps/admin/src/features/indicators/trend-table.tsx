import type { Indicator } from '@attune/contracts';
import { useMemo } from 'react';
import { useFormats } from '../../language/use-formats.ts';
import { useSay } from '../../language/use-say.ts';
import type { DataColumn } from '../../table/data-column.ts';
import { DataTable } from '../../table/data-table.tsx';
import { notComputable } from './figure-text.ts';
import { breaksOf, type Point } from './series.ts';
import styles from './trend-table.module.css';
import { useFigureText } from './use-figure-text.ts';

interface Props {
  title: string;
  points: readonly Point[];
  indicator: Indicator;
}

/** The figures of the chart, to be read aloud, copied or checked. */
export function TrendTable({ title, points, indicator }: Props) {
  const say = useSay();
  const formats = useFormats();
  const text = useFigureText(indicator);
  const columns = useMemo(() => {
    const breaks = breaksOf(points);
    const versionText = (point: Point) => {
      const found = breaks.find(({ at }) => points[at] === point);
      const parts =
        found?.version === null ? ` · ${say('trend.break-part', { day: formats.shortDay(found.from) })}` : '';
      return `${point.version ?? notComputable}${parts}`;
    };
    const column = (
      key: 'period' | 'value' | 'interval' | 'n' | 'version',
      cell: (point: Point) => string,
    ) => {
      const title = say(`trend.${key}`);
      const align = key === 'period' ? 'start' : 'end';
      return { key, header: title, title, align, cell } satisfies DataColumn<Point>;
    };
    return [
      column('period', ({ from, to }) => formats.period(from, to)),
      column('value', ({ value }) => text.value(value)),
      column('interval', ({ low, high }) =>
        low === null || high === null ? notComputable : text.interval({ low, high }),
      ),
      column('n', ({ n }) => formats.integer(n)),
      ...(breaks.length > 0 ? [column('version', versionText)] : []),
    ];
  }, [say, formats, text, points]);
  return (
    <details className={styles.details} data-testid="trend-table">
      <summary className={styles.summary}>{say('trend.table')}</summary>
      <DataTable
        label={title}
        rows={points}
        columns={columns}
        keyOf={({ from }) => from}
        nameOf={({ from, to }) => formats.period(from, to)}
      />
    </details>
  );
}
