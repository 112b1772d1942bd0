import type { Department } from '@attune/contracts';

/** Of the department of the whole enterprise; undefined where it may not be seen. */
export const rootKey = (departments: readonly Pick<Department, 'key' | 'parent'>[]): string | undefined =>
  departments.find(({ parent }) => parent === null)?.key;
