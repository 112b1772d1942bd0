import { Module } from '@nestjs/common';
import { DepartmentsModule } from '../departments/departments.module.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { Publishers } from './publishers.ts';

@Module({
  imports: [DepartmentsModule, IdentityModule],
  providers: [Publishers],
  exports: [Publishers],
})
export class ReviewedVersionsModule {}
