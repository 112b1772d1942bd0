import { Module } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { jobLimits } from './job-limits.ts';
import { JobRunner } from './job-runner.ts';
import { Jobs } from './jobs.ts';
import { JobWorks } from './job-works.ts';

@Module({
  providers: [
    Jobs,
    { provide: JobWorks, useFactory: () => new JobWorks() },
    {
      provide: JobRunner,
      inject: [Database, JobWorks],
      useFactory: (database: Database, works: JobWorks) => new JobRunner(database.worker, works, jobLimits),
    },
  ],
  exports: [Jobs, JobWorks, JobRunner],
})
export class JobsModule {}
