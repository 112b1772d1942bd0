import { Module } from '@nestjs/common';
import { DepartmentsModule } from '../departments/departments.module.ts';
import { IndicatorsModule } from '../indicators/indicators.module.ts';
import { JobsModule } from '../jobs/jobs.module.ts';
import { AskForRecount } from './ask-for-recount.ts';
import { RecountsController } from './recounts.controller.ts';
import { RunRecount } from './run-recount.ts';

@Module({
  imports: [DepartmentsModule, IndicatorsModule, JobsModule],
  controllers: [RecountsController],
  providers: [AskForRecount, RunRecount],
  exports: [AskForRecount, RunRecount],
})
export class RecountsModule {}
