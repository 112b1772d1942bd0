import type { Department, SetRow } from '@attune/contracts';
import { type DepartmentNode, departmentTree } from '../departments/department-tree.ts';

export interface SetMatrixRow {
  key: string;
  department: Department;
  /** Undefined where nothing was answered for it. */
  row: SetRow | undefined;
  children: SetMatrixRow[];
}

/** The tree of the departments that were answered for, each with its figures. */
export function setMatrixRows(departments: readonly Department[], rows: readonly SetRow[]): SetMatrixRow[] {
  const byKey = new Map(rows.map((row) => [row.department, row]));
  const toRow = (node: DepartmentNode): SetMatrixRow => ({
    key: node.key,
    department: { key: node.key, parent: node.parent, names: node.names },
    row: byKey.get(node.key),
    children: node.children.map(toRow),
  });
  return departmentTree(departments.filter(({ key }) => byKey.has(key))).map(toRow);
}
