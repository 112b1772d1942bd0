import { expect, it } from 'vitest';
import { nextCell } from './next-cell.ts';

const size = { rows: 5, columns: 3 };
const from = { row: 2, column: 1 };

it('walks, and stops at the edges', () => {
  expect(nextCell(from, { key: 'ArrowUp' }, size)).toEqual({ row: 1, column: 1 });
  expect(nextCell({ row: 4, column: 2 }, { key: 'ArrowDown' }, size)).toEqual({ row: 4, column: 2 });
  expect(nextCell(from, { key: 'PageDown' }, size)).toEqual({ row: 4, column: 1 });
});

it('jumps to the ends of the row, and of the table with Ctrl', () => {
  expect(nextCell(from, { key: 'Home' }, size)).toEqual({ row: 2, column: 0 });
  expect(nextCell(from, { key: 'End', ctrlKey: true }, size)).toEqual({ row: 4, column: 2 });
});

it('leaves other keys alone', () => {
  expect(nextCell(from, { key: 'a' }, size)).toBeNull();
});
