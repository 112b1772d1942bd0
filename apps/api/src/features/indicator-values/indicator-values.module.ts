import { Module } from '@nestjs/common';
import { DepartmentsModule } from '../departments/departments.module.ts';
import { ExportsModule } from '../exports/exports.module.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { IndicatorsModule } from '../indicators/indicators.module.ts';
import { SurveysModule } from '../surveys/surveys.module.ts';
import { KeepCodeBook } from './keep-code-book.ts';
import { KeepIndicatorValues } from './keep-indicator-values.ts';
import { MovedMonthsNotes } from './moved-months-notes.ts';
import { WholeEnterprise } from './whole-enterprise.ts';

@Module({
  imports: [DepartmentsModule, ExportsModule, IdentityModule, IndicatorsModule, SurveysModule],
  providers: [MovedMonthsNotes, WholeEnterprise, KeepIndicatorValues, KeepCodeBook],
  exports: [MovedMonthsNotes, KeepIndicatorValues, KeepCodeBook],
})
export class IndicatorValuesModule {}
