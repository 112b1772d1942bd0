import type { DeclaredSurvey } from '@attune/contracts';
import type { Database } from '../../platform/database/database.ts';
import type { MeasureRegistry } from '../measures/measure-registry.ts';
import { declareSurvey } from './declare-survey.ts';
import type { Surveys } from './survey-lookup.ts';

/** Makes a survey that is not there yet. One that is there stays as it is. */
export class EnsureSurvey {
  constructor(
    private readonly database: Database,
    private readonly surveys: Surveys,
    private readonly measures: MeasureRegistry,
  ) {}

  async ensure(survey: DeclaredSurvey): Promise<void> {
    await this.database.withScope({ departments: [] }, (tx) => declareSurvey(tx, this.measures, survey));
    await this.surveys.load();
  }
}
