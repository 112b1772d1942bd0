import { Module } from '@nestjs/common';
import { DepartmentsModule } from '../departments/departments.module.ts';
import { JobsModule } from '../jobs/jobs.module.ts';
import { SurveysModule } from '../surveys/surveys.module.ts';
import { AnalysesController } from './analyses.controller.ts';
import { AskForAnalysis } from './ask-for-analysis.ts';
import { ComputeContexts } from './compute-contexts.ts';
import { FactSource } from './fact-source.ts';
import { LogFactSource } from './log-fact-source.ts';
import { RunAnalysis } from './run-analysis.ts';

@Module({
  imports: [DepartmentsModule, JobsModule, SurveysModule],
  controllers: [AnalysesController],
  providers: [AskForAnalysis, ComputeContexts, RunAnalysis, { provide: FactSource, useClass: LogFactSource }],
})
export class AnalysesModule {}
