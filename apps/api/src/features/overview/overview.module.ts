import { Module } from '@nestjs/common';
import { DepartmentsModule } from '../departments/departments.module.ts';
import { OverviewController } from './overview.controller.ts';
import { ReadOverview } from './read-overview.ts';

@Module({
  imports: [DepartmentsModule],
  controllers: [OverviewController],
  providers: [ReadOverview],
})
export class OverviewModule {}
