import { useTable } from '@tanstack/react-table';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useSay } from '../language/use-say.ts';
import type { CellAddress, DataColumn } from './data-column.ts';
import { DataHead } from './data-head.tsx';
import { DataRow } from './data-row.tsx';
import styles from './data-table.module.css';
import { nextCell, type Place } from './next-cell.ts';
import { columnDef, features } from './table-model.ts';

interface Props<Row extends object> {
  label: string;
  rows: readonly Row[];
  columns: readonly DataColumn<Row>[];
  keyOf: (row: Row) => string;
  /** In words, for the buttons that fold. */
  nameOf: (row: Row) => string;
  childrenOf?: (row: Row) => readonly Row[];
  /** Keys of rows that start unfolded. */
  unfolded?: readonly string[];
  selected?: CellAddress | null;
  /** Enter, or a click beside what a cell offers itself. */
  onDrill?: (address: CellAddress) => void;
  /** Space. */
  onOpen?: (address: CellAddress) => void;
}

/**
 * Every table of the admin. Pages declare columns; sorting, folding, the keyboard and the roles are here.
 * Follows the ARIA tree grid pattern: one tab stop, arrow keys walk.
 */
export function DataTable<Row extends object>(props: Props<Row>) {
  const { label, rows, columns, keyOf, nameOf, childrenOf, unfolded, selected, onDrill, onOpen } = props;
  const say = useSay();
  const defs = useMemo(() => columns.map(columnDef), [columns]);
  const data = useMemo(() => [...rows], [rows]);
  const table = useTable({
    features,
    columns: defs,
    data,
    getRowId: keyOf,
    getSubRows: (row) => (childrenOf ? [...childrenOf(row)] : undefined),
    enableSortingRemoval: true,
    // Live figures are new data as well: they must not fold what somebody has opened.
    autoResetExpanded: false,
    initialState: { expanded: Object.fromEntries((unfolded ?? []).map((key) => [key, true])) },
  });
  const shown = table.getRowModel().rows;
  const grid = useRef<HTMLTableElement>(null);
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  // Folding or a new period may leave fewer rows than where one stood.
  const stop = {
    row: Math.min(active.row, shown.length - 1),
    column: Math.min(active.column, columns.length - 1),
  };

  function focus(place: Place): void {
    setActive(place);
    grid.current?.querySelector<HTMLElement>(`[data-place="${place.row}.${place.column}"]`)?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-place]');
    // Keys of a button inside a cell belong to the button.
    if (!cell || cell !== event.target) return;
    const row = shown[stop.row];
    const column = columns[stop.column];
    if (!row || !column) return;
    const first = stop.column === 0;
    const folds = first && row.getCanExpand();
    const address = { row: row.id, column: column.key };
    if (folds && event.key === 'ArrowRight' && !row.getIsExpanded()) row.toggleExpanded(true);
    else if (folds && event.key === 'ArrowLeft' && row.getIsExpanded()) row.toggleExpanded(false);
    else if (event.key === 'Enter' && folds) row.toggleExpanded();
    else if (event.key === 'Enter' && first) cell.querySelector('a')?.click();
    else if (event.key === 'Enter') onDrill?.(address);
    else if (event.key === ' ' && !first) onOpen?.(address);
    else {
      const next = nextCell(stop, event, { rows: shown.length, columns: columns.length });
      if (!next) return;
      focus(next);
    }
    event.preventDefault();
  }

  return (
    <div className={styles.scroller}>
      <table
        ref={grid}
        className={styles.table}
        role={childrenOf ? 'treegrid' : 'grid'}
        aria-label={label}
        aria-rowcount={shown.length + 1}
        aria-colcount={columns.length}
        onKeyDown={onKeyDown}
      >
        <DataHead
          columns={columns}
          sorting={table.state.sorting[0] ?? null}
          onSort={(key) => table.getColumn(key)?.toggleSorting(undefined, false)}
          sortLabel={(column) => say('table.sort', { column })}
        />
        <tbody>
          {shown.map((row, at) => (
            <DataRow
              key={row.id}
              row={row.original}
              rowKey={row.id}
              at={at}
              name={nameOf(row.original)}
              columns={columns}
              depth={row.depth}
              tree={Boolean(childrenOf)}
              expanded={row.getCanExpand() ? row.getIsExpanded() : null}
              stop={stop.row === at ? stop.column : null}
              selected={selected?.row === row.id ? selected.column : null}
              onFold={() => row.toggleExpanded()}
              onFocus={(column) => setActive({ row: at, column })}
              {...(onDrill ? { onDrill: (column: string) => onDrill({ row: row.id, column }) } : {})}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
