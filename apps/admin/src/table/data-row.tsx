import { IconChevronRight } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import { useSay } from '../language/use-say.ts';
import type { DataColumn } from './data-column.ts';
import styles from './data-table.module.css';

interface Props<Row> {
  row: Row;
  rowKey: string;
  at: number;
  name: string;
  columns: readonly DataColumn<Row>[];
  depth: number;
  tree: boolean;
  /** Null where there is nothing to fold. */
  expanded: boolean | null;
  /** The column that holds the one tab stop, if it is in this row. */
  stop: number | null;
  selected: string | null;
  onFold: () => void;
  onFocus: (column: number) => void;
  onDrill?: (column: string) => void;
}

export function DataRow<Row>(props: Props<Row>) {
  const { row, rowKey, at, name, columns, depth, tree, expanded, stop, selected } = props;
  const say = useSay();

  function drill(event: MouseEvent, column: string): void {
    if (!(event.target as HTMLElement).closest('button, a')) props.onDrill?.(column);
  }

  return (
    <tr
      className={styles.row}
      data-row={rowKey}
      aria-level={tree ? depth + 1 : undefined}
      aria-expanded={expanded ?? undefined}
    >
      {columns.map((column, index) => {
        const place = {
          'data-place': `${at}.${index}`,
          tabIndex: stop === index ? 0 : -1,
          onFocus: () => props.onFocus(index),
        };
        if (index === 0)
          return (
            <th key={column.key} scope="row" className={styles.name} {...place}>
              <span
                className={styles.nameInside}
                style={{ paddingInlineStart: `calc(${depth} * var(--step))` }}
              >
                {expanded === null ? (
                  tree ? (
                    <span className={styles.foldSpace} />
                  ) : null
                ) : (
                  <button
                    type="button"
                    className={styles.fold}
                    tabIndex={-1}
                    data-open={expanded}
                    aria-label={say(expanded ? 'table.collapse' : 'table.expand', { name })}
                    onClick={props.onFold}
                  >
                    <IconChevronRight size={14} stroke={2} />
                  </button>
                )}
                {column.cell(row)}
              </span>
            </th>
          );
        return (
          <td
            key={column.key}
            role="gridcell"
            className={column.align === 'end' ? styles.cellEnd : styles.cell}
            style={column.style?.(row)}
            data-column={column.key}
            data-drills={Boolean(props.onDrill)}
            aria-selected={props.onDrill ? selected === column.key : undefined}
            onClick={(event) => drill(event, column.key)}
            {...place}
          >
            {column.cell(row)}
          </td>
        );
      })}
    </tr>
  );
}
