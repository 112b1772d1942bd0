import type { Principal } from '../../platform/http/access/principal.ts';
import type { Departments } from '../departments/departments.ts';
import type { ValuesPlan } from './plan-values.ts';
import { indicatorProblem } from './problems.ts';
import type { NamedTarget } from './value-rows.ts';

/** Who rows are about. Throws `no-departments`, `department-unknown`, `department-forbidden`. */
export function targetsFor(
  departments: Departments,
  principal: Principal,
  { byDepartment, key }: Pick<ValuesPlan, 'byDepartment'> & { key: string | undefined },
): NamedTarget[] {
  const tree = departments.tree();
  const today = departments.treeToday();
  const visible = principal.departments;
  if (visible.size === 0) throw indicatorProblem('no-departments');
  let roots = [...visible].filter((id) => !visible.has(today.parent(id) ?? 0));
  if (key !== undefined) {
    const id = tree.idOf(key);
    if (id === undefined) throw indicatorProblem('department-unknown', { field: 'department' });
    if (!visible.has(id)) throw indicatorProblem('department-forbidden', { field: 'department' });
    roots = [id];
  }
  if (!byDepartment) return [{ roots }];
  return roots
    .flatMap((root) => today.subtree(root))
    .map((id) => ({ key: tree.keyOf(id) as string, roots: [id] }));
}
