import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { Departments } from '../departments/departments.ts';
import { VersionAccess } from './version-access.ts';
import { VersionCourse, type VersionKind, type VersionLibrary } from './version-course.ts';

/** Makes the course of each kind of versions: of indicators, of sets. */
@Injectable()
export class VersionCourses {
  constructor(
    private readonly database: Database,
    private readonly access: VersionAccess,
    private readonly departments: Departments,
  ) {}

  of<Body, Library extends VersionLibrary>(kind: VersionKind<Body, Library>): VersionCourse<Body, Library> {
    return new VersionCourse(kind, this.database, this.access, this.departments);
  }
}
