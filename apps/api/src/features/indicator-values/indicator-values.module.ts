import { Module } from '@nestjs/common';
import { DepartmentsModule } from '../departments/departments.module.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { IndicatorsModule } from '../indicators/indicators.module.ts';
import { SurveysModule } from '../surveys/surveys.module.ts';
import { KeepIndicatorValues } from './keep-indicator-values.ts';
import { MovedMonthsNotes } from './moved-months-notes.ts';
import { WholeEnterprise } from './whole-enterprise.ts';

@Module({
  imports: [DepartmentsModule, IdentityModule, IndicatorsModule, SurveysModule],
  providers: [MovedMonthsNotes, WholeEnterprise, KeepIndicatorValues],
  exports: [MovedMonthsNotes, KeepIndicatorValues],
})
export class IndicatorValuesModule {}
