import type { Indicator } from '@attune/contracts';
import { type CSSProperties, memo, useMemo } from 'react';
import { PageSection } from '../../frame/page-section.tsx';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import type { CellAddress, DataColumn } from '../../table/data-column.ts';
import { DataTable } from '../../table/data-table.tsx';
import type { NewestRow } from '../indicators/newest-rows.ts';
import { VersionNote } from '../indicators/version-note.tsx';
import { MatrixCell } from './matrix-cell.tsx';
import type { MatrixRow } from './matrix-row.ts';
import { standing, type Standing } from './standing.ts';
import styles from './matrix.module.css';

interface Props {
  rows: readonly MatrixRow[];
  indicators: readonly Indicator[];
  selected: CellAddress | null;
  onReceipt: (token: string) => void;
  onTrend: (address: CellAddress) => void;
}

const tints: Record<string, string> = { better: 'var(--good-fill)', worse: 'var(--bad-fill)' };

function tint(found: Standing | null): CSSProperties | undefined {
  const colour = found && tints[found.verdict];
  if (!colour) return undefined;
  const strength = `calc(${(4 + found.heat * 18).toFixed(1)}% * var(--heat-scale))`;
  return { background: `color-mix(in srgb, ${colour} ${strength}, transparent)` };
}

/** Drawn again only when a figure in it has moved. */
export const Matrix = memo(function Matrix(props: Props) {
  const { rows, indicators, selected, onReceipt, onTrend } = props;
  const say = useSay();
  const nameOf = useName();
  // Several roots have no common top to be compared with.
  const top = rows.length === 1 ? rows[0] : undefined;
  const reference = top ? nameOf(top.department.names) : say('pulse.everyone');

  const columns = useMemo((): DataColumn<MatrixRow>[] => {
    const standingOf = (row: MatrixRow, indicator: Indicator) => {
      const figure = row.figures[indicator.key];
      if (!figure || !top || row.key === top.key) return null;
      return standing(figure, top.figures[indicator.key]?.value ?? null, indicator.polarity);
    };
    const department: DataColumn<MatrixRow> = {
      key: 'department',
      header: say('pulse.department'),
      title: say('pulse.department'),
      cell: (row) => (
        <span className={row.key === top?.key ? styles.top : undefined}>{nameOf(row.department.names)}</span>
      ),
    };
    const figures = indicators.map((indicator): DataColumn<MatrixRow> => {
      const name = nameOf(indicator.names);
      const figure = (top ?? rows[0])?.figures[indicator.key];
      const began = figure?.earlier === undefined ? null : figure;
      return {
        key: indicator.key,
        header: began ? <HeaderWithVersion name={name} row={began} /> : name,
        title: name,
        align: 'end',
        sortBy: (row) => row.figures[indicator.key]?.value ?? null,
        style: (row) => tint(standingOf(row, indicator)),
        cell: (row) => (
          <MatrixCell
            indicator={indicator}
            department={nameOf(row.department.names)}
            row={row.figures[indicator.key]}
            standing={standingOf(row, indicator)}
            reference={reference}
            onReceipt={onReceipt}
          />
        ),
      };
    });
    return [department, ...figures];
  }, [indicators, nameOf, onReceipt, reference, rows, say, top]);

  return (
    <PageSection
      title={say('pulse.matrix')}
      leads={[say('pulse.matrix-lead', { reference })]}
      keys={say('pulse.matrix-keys')}
      testId="matrix"
    >
      <DataTable
        label={say('pulse.matrix')}
        rows={rows}
        columns={columns}
        keyOf={(row) => row.key}
        nameOf={(row) => nameOf(row.department.names)}
        childrenOf={(row) => row.children}
        unfolded={rows.map(({ key }) => key)}
        selected={selected}
        onDrill={onTrend}
        onOpen={({ row, column }) => {
          const found = findRow(rows, row)?.figures[column];
          if (found) onReceipt(found.receipt);
        }}
      />
    </PageSection>
  );
});

/** Every figure of the column is of the days since the version began. */
function HeaderWithVersion({ name, row }: { name: string; row: NewestRow }) {
  return (
    <span className={styles.header}>
      {name}
      <VersionNote row={row} />
    </span>
  );
}

function findRow(rows: readonly MatrixRow[], key: string): MatrixRow | undefined {
  for (const row of rows) {
    const found = row.key === key ? row : findRow(row.children, key);
    if (found) return found;
  }
  return undefined;
}
