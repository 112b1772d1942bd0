import type { AdoptionBoard, Department } from '@attune/contracts';
import { type DepartmentNode, departmentTree } from '../departments/department-tree.ts';
import { isSameItem, type ItemName } from './item-name.ts';

export type BoardDepartment = AdoptionBoard['departments'][number];
export type BoardCell = BoardDepartment['cells'][number];

export interface BoardRow {
  key: string;
  row: BoardDepartment;
  children: BoardRow[];
}

/** The tree of the departments of a board. */
export function boardRows(departments: readonly Department[], rows: readonly BoardDepartment[]): BoardRow[] {
  const byKey = new Map(rows.map((row) => [row.department, row]));
  const toRow = (node: DepartmentNode): BoardRow[] => {
    const row = byKey.get(node.key);
    return row ? [{ key: node.key, row, children: node.children.flatMap(toRow) }] : [];
  };
  return departmentTree(departments.filter(({ key }) => byKey.has(key))).flatMap(toRow);
}

/** Of a core item: a department's own items stand beside them. */
export const cellOf = ({ cells }: BoardDepartment, item: ItemName): BoardCell | undefined =>
  cells.find((cell) => isSameItem(cell, item) && !cell.local);
