import type { Departments } from '../../src/features/departments/departments.ts';
import type { AccountsWithRole } from '../../src/features/identity/accounts-with-role.ts';
import { VersionAccess } from '../../src/features/reviewed-versions/version-access.ts';
import { VersionCourses } from '../../src/features/reviewed-versions/version-courses.ts';
import type { Database } from '../../src/platform/database/database.ts';

/**
 * Courses of versions, without accounts.
 *
 * @param publishers ids of the people who may publish
 */
export function coursesOf(
  database: Database,
  departments: Departments,
  publishers: readonly string[] = [],
): VersionCourses {
  const accounts = { find: () => Promise.resolve(publishers) } as unknown as AccountsWithRole;
  return new VersionCourses(database, new VersionAccess(accounts, departments), departments);
}
