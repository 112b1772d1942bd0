import type { LocalItem } from '@attune/contracts';
import type { DayTree } from '../departments/day-tree.ts';
import type { Adoption } from './adoptions.store.ts';
import { nameOf } from './item-name.ts';

/** The adoptions of one set that hold for a department: its own, and those of all above it; the nearest first. */
export function adoptionsAbove(
  adoptions: readonly Adoption[],
  today: DayTree,
  departmentId: number,
): Adoption[] {
  return [departmentId, ...today.ancestors(departmentId)].flatMap(
    (id) => adoptions.find((each) => each.departmentId === id) ?? [],
  );
}

/**
 * Items that departments added, each once, as the nearest says; what the set has by now is the set's.
 *
 * @param core names of the items of the set
 */
export function localItemsOf(above: readonly Adoption[], core: ReadonlySet<string>): LocalItem[] {
  const items = new Map<string, LocalItem>();
  for (const item of above.flatMap((adoption) => adoption.items))
    if (!core.has(nameOf(item)) && !items.has(nameOf(item))) items.set(nameOf(item), item);
  return [...items.values()];
}
