import type { DayTree } from '../departments/day-tree.ts';
import type { DepartmentTree } from '../departments/department-tree.ts';
import type { Definition } from '../indicator-definitions/definition.ts';
import type { Target } from './roll-up.ts';

export interface AskedDepartments {
  tree: DepartmentTree;
  today: DayTree;
  targets: readonly Target[];
}

/** Departments without others below them of which a version takes nothing, by today's tree. Of a formula its parts tell. */
export function unboundDepartments(
  { method }: Pick<Definition, 'method'>,
  { tree, today, targets }: AskedDepartments,
): string[] {
  if (method.kind !== 'reading' || method.bindings === null) return [];
  const bound = new Set<number>();
  for (const { departments } of method.bindings) {
    if (departments.length === 0) return [];
    for (const key of departments) for (const id of today.subtree(tree.idOf(key) ?? 0)) bound.add(id);
  }
  const asked = new Set(targets.flatMap(({ roots }) => roots.flatMap((root) => today.subtree(root))));
  return [...asked]
    .filter((id) => today.children(id).length === 0 && !bound.has(id))
    .flatMap((id) => tree.keyOf(id) ?? []);
}
