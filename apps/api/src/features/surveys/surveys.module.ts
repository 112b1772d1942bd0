import { Logger, Module } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { Notifications } from '../../platform/database/notifications.ts';
import { DepartmentsModule } from '../departments/departments.module.ts';
import { MeasuresModule } from '../measures/measures.module.ts';
import { MeasureRegistry } from '../measures/measure-registry.ts';
import { AddQuestions } from './add-questions.ts';
import { AddSurvey } from './add-survey.ts';
import { ChangeSurveys } from './change-surveys.ts';
import { EnsureSurvey } from './ensure-survey.ts';
import { SetItemGroup } from './set-item-group.ts';
import { Surveys } from './survey-lookup.ts';
import { SurveysController } from './surveys.controller.ts';
import { channel } from './surveys.store.ts';

@Module({
  imports: [DepartmentsModule, MeasuresModule],
  controllers: [SurveysController],
  providers: [
    {
      provide: Surveys,
      inject: [Database, Notifications],
      useFactory: async (database: Database, notifications: Notifications) => {
        const log = new Logger('surveys');
        const surveys = new Surveys(database, (error) =>
          log.warn(`Surveys could not be read again: ${error instanceof Error ? error.message : 'unknown'}`),
        );
        notifications.on(channel, () => surveys.loadQuietly());
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
    ChangeSurveys,
    AddSurvey,
    AddQuestions,
    SetItemGroup,
  ],
  exports: [Surveys, EnsureSurvey],
})
export class SurveysModule {}
