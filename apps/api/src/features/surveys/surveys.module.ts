import { Module } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { MeasuresModule } from '../measures/measures.module.ts';
import { MeasureRegistry } from '../measures/measure-registry.ts';
import { EnsureSurvey } from './ensure-survey.ts';
import { Surveys } from './survey-lookup.ts';
import { SurveysController } from './surveys.controller.ts';

@Module({
  imports: [MeasuresModule],
  controllers: [SurveysController],
  providers: [
    {
      provide: Surveys,
      inject: [Database],
      useFactory: async (database: Database) => {
        const surveys = new Surveys(database.worker);
        await surveys.load();
        return surveys;
      },
    },
    {
      provide: EnsureSurvey,
      inject: [Database, Surveys, MeasureRegistry],
      useFactory: (database: Database, surveys: Surveys, measures: MeasureRegistry) =>
        new EnsureSurvey(database, surveys, measures),
    },
  ],
  exports: [Surveys, EnsureSurvey],
})
export class SurveysModule {}
