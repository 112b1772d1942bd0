export interface Place {
  row: number;
  column: number;
}

interface Size {
  rows: number;
  columns: number;
}

interface Key {
  key: string;
  ctrlKey?: boolean;
  metaKey?: boolean;
}

const clamp = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));

const pageLength = 10;

/** Where a key leads in a grid (ARIA grid pattern); null where it is not a walking key. */
export function nextCell({ row, column }: Place, { key, ctrlKey, metaKey }: Key, size: Size): Place | null {
  const far = ctrlKey || metaKey;
  const steps: Record<string, Place> = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    PageUp: { row: row - pageLength, column },
    PageDown: { row: row + pageLength, column },
    Home: { row: far ? 0 : row, column: 0 },
    End: { row: far ? size.rows - 1 : row, column: size.columns - 1 },
  };
  const next = steps[key];
  return next ? { row: clamp(next.row, size.rows), column: clamp(next.column, size.columns) } : null;
}
