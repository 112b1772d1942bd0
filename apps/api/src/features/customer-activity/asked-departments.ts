import type { Principal } from '../../platform/http/access/principal.ts';
import type { Departments } from '../departments/departments.ts';
import { customerProblem } from './problems.ts';

/** All that somebody may see; or one of these and what is below it today. Throws `department-unknown`, `department-forbidden`. */
export function askedDepartments(
  departments: Departments,
  principal: Principal,
  key: string | undefined,
): ReadonlySet<number> {
  const visible = principal.departments;
  if (key === undefined) return visible;
  const field = 'department';
  const id = departments.tree().idOf(key);
  if (id === undefined) throw customerProblem('department-unknown', { field });
  if (!visible.has(id)) throw customerProblem('department-forbidden', { field });
  return new Set(departments.treeToday().subtree(id));
}
