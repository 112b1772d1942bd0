import type { Department } from '@attune/contracts';

export interface DepartmentNode extends Department {
  children: DepartmentNode[];
  depth: number;
}

/**
 * The tree of what may be seen. A department whose parent is not visible is a root: somebody granted two
 * branches sees two trees.
 */
export function departmentTree(departments: readonly Department[]): DepartmentNode[] {
  const visible = new Set(departments.map(({ key }) => key));
  const grow = (parent: (one: Department) => boolean, depth: number): DepartmentNode[] =>
    departments.filter(parent).map((one) => ({
      ...one,
      depth,
      children: grow((child) => child.parent === one.key && child.key !== one.key, depth + 1),
    }));
  return grow(({ parent }) => parent === null || !visible.has(parent), 0);
}

/** Parents before children, in order: what a list shows. */
export function flatten(nodes: readonly DepartmentNode[]): DepartmentNode[] {
  return nodes.flatMap((node) => [node, ...flatten(node.children)]);
}
