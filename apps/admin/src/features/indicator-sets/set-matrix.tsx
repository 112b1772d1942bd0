import type { Department, SetRanking, SetRow, SetValues } from '@attune/contracts';
import { type CSSProperties, memo, useMemo } from 'react';
import { PageSection } from '../../frame/page-section.tsx';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import type { DataColumn } from '../../table/data-column.ts';
import { DataTable } from '../../table/data-table.tsx';
import { standing } from '../pulse/standing.ts';
import { nameOfItem } from './item-name.ts';
import type { ValuesItem } from './item-unit.ts';
import { MatrixIndexCell } from './matrix-index-cell.tsx';
import { MatrixItemCell } from './matrix-item-cell.tsx';
import { placesByDepartment } from './places.ts';
import { figureOf } from './set-figure.ts';
import { type SetMatrixRow, setMatrixRows } from './set-matrix-row.ts';
import type { MadeOf } from './set-search.ts';
import type { SetStretch } from './set-stretches.ts';

interface Props {
  version: SetValues['versions'][number];
  stretch: SetStretch;
  ranks: readonly SetRanking[];
  departments: readonly Department[];
  onReceipt: (token: string) => void;
  onMade: (made: MadeOf) => void;
}

const tints: Record<string, string> = { better: 'var(--good-fill)', worse: 'var(--bad-fill)' };

/** By distance to the target, in widths of the interval: what is within noise stays pale. */
function tint(row: SetRow | undefined, item: ValuesItem): CSSProperties | undefined {
  const figure = figureOf(row, item);
  const found = figure ? standing(figure, figure.target?.value ?? null, item.polarity) : null;
  const colour = found && tints[found.verdict];
  if (!colour) return undefined;
  const strength = `calc(${(4 + found.heat * 18).toFixed(1)}% * var(--heat-scale))`;
  return { background: `color-mix(in srgb, ${colour} ${strength}, transparent)` };
}

const indexColumn = '@index';

/** Drawn again only when a figure in it has moved. */
export const SetMatrix = memo(function SetMatrix(props: Props) {
  const { version, stretch, ranks, departments, onReceipt, onMade } = props;
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const rows = useMemo(() => setMatrixRows(departments, stretch.rows), [departments, stretch]);
  const places = useMemo(() => placesByDepartment(ranks), [ranks]);
  const columns = useMemo((): DataColumn<SetMatrixRow>[] => {
    const department: DataColumn<SetMatrixRow> = {
      key: 'department',
      header: say('pulse.department'),
      title: say('pulse.department'),
      cell: ({ department: { names } }) => nameOf(names),
    };
    const index: DataColumn<SetMatrixRow>[] = version.index
      ? [
          {
            key: indexColumn,
            header: nameOf(version.index.names),
            title: nameOf(version.index.names),
            align: 'end',
            sortBy: ({ row }) => row?.index?.value ?? null,
            cell: ({ row, department: { names } }) => (
              <MatrixIndexCell version={version} row={row} department={nameOf(names)} onMade={onMade} />
            ),
          },
        ]
      : [];
    const items = version.items.map((item): DataColumn<SetMatrixRow> => ({
      key: nameOfItem(item),
      header: nameOf(item.names),
      title: nameOf(item.names),
      align: 'end',
      sortBy: ({ row }) => figureOf(row, item)?.value ?? null,
      style: ({ row }) => tint(row, item),
      cell: ({ key, row, department: { names } }) => (
        <MatrixItemCell
          item={item}
          figure={figureOf(row, item)}
          place={places.get(`${nameOfItem(item)} ${key}`)}
          department={{ key, name: nameOf(names) }}
          onReceipt={onReceipt}
          onMade={onMade}
        />
      ),
    }));
    return [department, ...index, ...items];
  }, [nameOf, onMade, onReceipt, places, say, version]);

  function open(department: string, column: string): void {
    if (column === indexColumn) return onMade({ item: null, department });
    const row = stretch.rows.find((one) => one.department === department);
    const item = version.items.find((one) => nameOfItem(one) === column);
    const [receipt, ...others] = (item && figureOf(row, item)?.receipts) ?? [];
    if (receipt === undefined) return undefined;
    return others.length === 0 ? onReceipt(receipt) : onMade({ item: column, department });
  }

  return (
    <PageSection
      title={say('pulse.matrix')}
      leads={[say('set-matrix.lead', { level: formats.percent(0.95, 0) })]}
      keys={say('set-matrix.keys')}
      testId="set-matrix"
    >
      <DataTable
        label={say('pulse.matrix')}
        rows={rows}
        columns={columns}
        keyOf={({ key }) => key}
        nameOf={({ department: { names } }) => nameOf(names)}
        childrenOf={({ children }) => children}
        unfolded={rows.map(({ key }) => key)}
        onDrill={({ row, column }) => open(row, column)}
        onOpen={({ row, column }) => open(row, column)}
      />
    </PageSection>
  );
});
