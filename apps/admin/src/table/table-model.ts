import {
  createExpandedRowModel,
  createSortedRowModel,
  type ColumnDef,
  rowExpandingFeature,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';
import type { DataColumn } from './data-column.ts';

/** The one set of table features: the rest of TanStack Table is not shipped. */
export const features = tableFeatures({
  rowExpandingFeature,
  rowSortingFeature,
  expandedRowModel: createExpandedRowModel(),
  sortedRowModel: createSortedRowModel(),
});

type Sortable = number | string | null;

function compare(a: Sortable, b: Sortable): number {
  if (typeof a === 'string' && typeof b === 'string') return a.localeCompare(b);
  return Number(a) - Number(b);
}

/** Our column as TanStack's. Rows without a value stay last whichever way the column is sorted. */
export function columnDef<Row extends object>(column: DataColumn<Row>): ColumnDef<typeof features, Row> {
  const { key, sortBy } = column;
  return {
    id: key,
    accessorFn: (row) => sortBy?.(row) ?? undefined,
    enableSorting: Boolean(sortBy),
    sortUndefined: 'last',
    sortDescFirst: true,
    sortFn: (a, b, id) => compare(a.getValue<Sortable>(id), b.getValue<Sortable>(id)),
  };
}
