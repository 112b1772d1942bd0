import type { Department } from '@attune/contracts';
import { type DepartmentNode, departmentTree } from '../departments/department-tree.ts';
import type { NewestRow } from '../indicators/newest-rows.ts';

export interface MatrixRow {
  key: string;
  department: Department;
  /** By key of the indicator. */
  figures: Readonly<Record<string, NewestRow>>;
  children: MatrixRow[];
}

/**
 * The tree of departments with the figures of each whole subtree. `top` narrows it to one branch; its first
 * row is then the branch itself.
 */
export function matrixRows(
  departments: readonly Department[],
  top: string | null,
  rowsOf: ReadonlyMap<string, readonly NewestRow[]>,
): MatrixRow[] {
  const figures = new Map<string, Record<string, NewestRow>>();
  for (const [indicator, rows] of rowsOf)
    for (const row of rows) {
      const key = row.department;
      if (key) figures.set(key, { ...figures.get(key), [indicator]: row });
    }
  const toRow = (node: DepartmentNode): MatrixRow => ({
    key: node.key,
    department: { key: node.key, parent: node.parent, names: node.names },
    figures: figures.get(node.key) ?? {},
    children: node.children.map(toRow),
  });
  const find = (nodes: readonly DepartmentNode[]): DepartmentNode | undefined => {
    for (const node of nodes) {
      const found = node.key === top ? node : find(node.children);
      if (found) return found;
    }
    return undefined;
  };
  const tree = departmentTree(departments);
  const branch = top === null ? undefined : find(tree);
  return (branch ? [branch] : tree).map(toRow);
}
