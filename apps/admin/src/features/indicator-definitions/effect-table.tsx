import type { IndicatorBody, Preview } from '@attune/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import type { DataColumn } from '../../table/data-column.ts';
import { DataTable } from '../../table/data-table.tsx';
import { departmentsQuery } from '../departments/departments-query.ts';
import { notComputable } from '../indicators/figure-text.ts';
import { reasonText } from '../indicators/reason-text.ts';
import { useFigureText } from '../indicators/use-figure-text.ts';
import { CoverageMark } from './coverage-mark.tsx';
import styles from './effect-panel.module.css';
import { differenceOf, type EffectFigure, type EffectRow, effectRows } from './effect-rows.ts';

interface Props {
  preview: Preview;
  body: IndicatorBody;
  /** Of what has been published; null of what is being worked on. */
  version: number | null;
}

export function EffectTable({ preview, body, version: own }: Props) {
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const text = useFigureText({ unit: body.unit, currencies: null });
  const { data: departments } = useQuery(departmentsQuery);
  const rows = useMemo(() => (departments ? effectRows(departments, preview) : []), [departments, preview]);
  const { version } = preview;
  const { unit } = body;
  const columns = useMemo((): DataColumn<EffectRow>[] => {
    const figure = (found: EffectFigure) => (
      <span
        className={styles.lines}
        title={found?.value == null ? reasonText(found?.reason, say) : undefined}
      >
        {found?.value == null ? notComputable : text.value(found.value)}
        <span className={styles.quiet}>
          {found?.n == null ? notComputable : say('card.n', { n: formats.integer(found.n) })}
        </span>
      </span>
    );
    const column = (
      key: 'department' | 'before' | 'after' | 'difference',
      title: string,
      rest: Omit<DataColumn<EffectRow>, 'key' | 'header' | 'title'>,
    ) => ({ key, header: title, title, ...rest });
    return [
      column('department', say('coverage.department'), { cell: ({ names }) => nameOf(names) }),
      ...(version === null
        ? []
        : [
            column('before', say('effect.version', { version }), {
              align: 'end',
              cell: ({ before }) => figure(before),
            }),
          ]),
      column('after', own === null ? say('effect.new') : say('effect.version', { version: own }), {
        align: 'end',
        cell: ({ after, unbound }) => (unbound ? <CoverageMark state="unbound" /> : figure(after)),
      }),
      ...(version === null
        ? []
        : [
            column('difference', say('effect.difference'), {
              align: 'end',
              sortBy: (row) => differenceOf(row, unit),
              cell: (row) => {
                const difference = differenceOf(row, unit);
                if (difference === null) return notComputable;
                return difference === 0 ? say('effect.same') : text.difference(difference);
              },
            }),
          ]),
    ];
  }, [formats, nameOf, own, say, text, unit, version]);
  return (
    <DataTable
      label={say('effect.table')}
      rows={rows}
      columns={columns}
      keyOf={({ key }) => key}
      nameOf={({ names }) => nameOf(names)}
      childrenOf={({ children }) => children}
      unfolded={rows.map(({ key }) => key)}
    />
  );
}
