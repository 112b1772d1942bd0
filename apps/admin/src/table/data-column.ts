import type { CSSProperties, ReactNode } from 'react';

/** A column as its page declares it. The first column of a table names the row. */
export interface DataColumn<Row> {
  key: string;
  header: ReactNode;
  /** The header as plain text, for labels. */
  title: string;
  align?: 'start' | 'end';
  /** Makes the column sortable; rows without a value come last. */
  sortBy?: (row: Row) => number | string | null;
  cell: (row: Row) => ReactNode;
  style?: (row: Row) => CSSProperties | undefined;
}

/** A cell by what it shows, not by where it stands: rows fold and sort. */
export interface CellAddress {
  row: string;
  column: string;
}
