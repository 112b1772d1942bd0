import { Module } from '@nestjs/common';
import { DepartmentsModule } from '../departments/departments.module.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { VersionAccess } from './version-access.ts';
import { VersionCourses } from './version-courses.ts';

@Module({
  imports: [DepartmentsModule, IdentityModule],
  providers: [VersionAccess, VersionCourses],
  exports: [VersionCourses],
})
export class ReviewedVersionsModule {}
