import type { Department } from '@attune/contracts';
import type { DepartmentTree } from './department-tree.ts';

/** The departments of a scope and, so that their place can be told, the names of those above them; parents first. */
export function visibleDepartments(
  tree: DepartmentTree,
  day: string,
  scope: readonly number[],
): Department[] {
  const today = tree.treeOn(day);
  const shown = new Set(scope.flatMap((id) => [id, ...today.ancestors(id)]));
  const answer: Department[] = [];
  const visit = (id: number, parent: string | null) => {
    const department = tree.department(id);
    if (department === undefined || !shown.has(id)) return;
    answer.push({ key: department.key, parent, names: department.names });
    const children = today.children(id).toSorted((a, b) => a - b);
    for (const child of children) visit(child, department.key);
  };
  visit(tree.rootId, null);
  return answer;
}
