import { DepartmentTree } from '../../src/features/departments/department-tree.ts';
import type { Departments } from '../../src/features/departments/departments.ts';

/**
 * Every department directly below `enterprise`, since ever, as `startCore` makes them.
 *
 * @param known ids of departments by their keys
 */
export function flatDepartments(known: ReadonlyMap<string, number>, today = '2026-11-22'): Departments {
  const root = known.get('enterprise') as number;
  const tree = new DepartmentTree(
    [...known].map(([key, id]) => ({ id, key, names: { en: key, zh: key } })),
    [...known.values()].map((departmentId) => ({
      departmentId,
      parentId: departmentId === root ? null : root,
      fromDay: '-infinity',
      toDay: 'infinity',
    })),
  );
  return { tree: () => tree, today: () => today, treeToday: () => tree.treeOn(today) } as Departments;
}
