import { Module } from '@nestjs/common';
import { AddDepartment } from './add-department.ts';
import { Department, DepartmentPlacement } from './department.entity.ts';
import { Departments } from './departments.ts';
import { DepartmentsController } from './departments.controller.ts';
import { EnsureDepartments } from './ensure-departments.ts';
import { MoveDepartment } from './move-department.ts';

export const departmentEntities = [Department, DepartmentPlacement];

@Module({
  controllers: [DepartmentsController],
  providers: [Departments, AddDepartment, MoveDepartment, EnsureDepartments],
  exports: [Departments, EnsureDepartments],
})
export class DepartmentsModule {}
