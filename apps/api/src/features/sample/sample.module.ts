import { Module } from '@nestjs/common';
import { DepartmentsModule } from '../departments/departments.module.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { MeasuresModule } from '../measures/measures.module.ts';
import { SurveysModule } from '../surveys/surveys.module.ts';
import { FurnishEnterprise } from './furnish-enterprise.ts';
import { SendSample } from './send-sample.ts';

@Module({
  imports: [DepartmentsModule, IdentityModule, MeasuresModule, SurveysModule],
  providers: [FurnishEnterprise, SendSample],
  exports: [FurnishEnterprise, SendSample],
})
export class SampleModule {}
