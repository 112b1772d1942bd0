import type { DataColumn } from './data-column.ts';
import styles from './data-table.module.css';

interface Props<Row> {
  columns: readonly DataColumn<Row>[];
  sorting: { id: string; desc: boolean } | null;
  onSort: (key: string) => void;
  sortLabel: (column: string) => string;
}

const arrow = { descending: '↓', ascending: '↑', none: '' };

export function DataHead<Row>({ columns, sorting, onSort, sortLabel }: Props<Row>) {
  return (
    <thead>
      <tr>
        {columns.map((column) => {
          const sorted = sorting?.id === column.key ? (sorting.desc ? 'descending' : 'ascending') : 'none';
          return (
            <th
              key={column.key}
              scope="col"
              className={column.align === 'end' ? styles.headEnd : styles.head}
              aria-sort={column.sortBy ? sorted : undefined}
            >
              {column.sortBy ? (
                <button
                  type="button"
                  className={styles.sort}
                  title={sortLabel(column.title)}
                  onClick={() => onSort(column.key)}
                >
                  {column.header}
                  <span className={styles.arrow} aria-hidden="true">
                    {arrow[sorted]}
                  </span>
                </button>
              ) : (
                column.header
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
