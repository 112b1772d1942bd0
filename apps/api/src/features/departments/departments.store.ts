import type { EntityManager } from 'typeorm';
import { Department, DepartmentPlacement } from './department.entity.ts';
import { DepartmentTree } from './department-tree.ts';

/** Where processes tell each other that the tree has changed. */
export const channel = 'departments_changed';

/** Told when the transaction commits. */
export const tellOfChange = (tx: EntityManager) => tx.query(`select pg_notify($1, '')`, [channel]);

/** One change at a time: two moves that are sound each for itself can make a circle together. */
export const lockTree = (tx: EntityManager) =>
  tx.query(`select pg_advisory_xact_lock(hashtext('attune departments'))`);

export async function readTree(tx: EntityManager): Promise<DepartmentTree> {
  const departments = await tx.find(Department, { order: { id: 'asc' } });
  const placements = await tx.find(DepartmentPlacement, { order: { departmentId: 'asc', fromDay: 'asc' } });
  const rows = departments.map(({ id, key, nameEn, nameZh }) => ({
    id,
    key,
    names: { en: nameEn, zh: nameZh },
  }));
  return new DepartmentTree(rows, placements);
}

/** Below another from a day on, for good; the days before stay as they were. */
export async function placeBelow(
  tx: EntityManager,
  { id, parentId, from }: { id: number; parentId: number; from: string },
): Promise<void> {
  await tx.query(
    `update department_placement set parent_id = $2 where department_id = $1 and from_day >= $3`,
    [id, parentId, from],
  );
  // What stood before that day ends there, and its rest is the new place.
  await tx.query(
    `with old as (
       select from_day, to_day from department_placement
       where department_id = $1 and from_day < $3 and to_day > $3
     ), ended as (
       update department_placement p set to_day = $3 from old
       where p.department_id = $1 and p.from_day = old.from_day
     )
     insert into department_placement (department_id, parent_id, from_day, to_day)
     select $1, $2, $3, to_day from old`,
    [id, parentId, from],
  );
}

/** @returns whether it was missing and its parent was there */
export async function addIfMissing(
  tx: EntityManager,
  department: { key: string; parent: string; names: { en: string; zh: string } },
): Promise<boolean> {
  const { key, parent, names } = department;
  const rows: unknown[] = await tx.query(
    `with added as (
       insert into department (key, name_en, name_zh)
       select $1, $2, $3 where exists (select from department where key = $4)
       on conflict (key) do nothing returning id
     )
     insert into department_placement (department_id, parent_id)
     select added.id, parent.id from added, department parent where parent.key = $4
     returning department_id`,
    [key, names.en, names.zh, parent],
  );
  return rows.length > 0;
}
