import type { Department } from '@attune/contracts';

type Placed = Pick<Department, 'key' | 'parent'>;

/** Keys of departments with others below them. */
export const upperKeys = (departments: readonly Placed[]): ReadonlySet<string> =>
  new Set(departments.flatMap(({ parent }) => parent ?? []));

/** Keys of the lowest departments: at or below one, or all that may be seen. */
export function lowestKeys(departments: readonly Placed[], top: string | null): string[] {
  const upper = upperKeys(departments);
  const parents = new Map(departments.map(({ key, parent }) => [key, parent]));
  const isBelow = (key: string | null): boolean =>
    top === null || key === top || (key !== null && isBelow(parents.get(key) ?? null));
  return departments.flatMap(({ key }) => (!upper.has(key) && isBelow(key) ? key : []));
}
