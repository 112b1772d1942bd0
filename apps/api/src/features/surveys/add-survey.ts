import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/http/access/principal.ts';
import { MeasureRegistry } from '../measures/measure-registry.ts';
import { ChangeSurveys } from './change-surveys.ts';
import { declareSurvey } from './declare-survey.ts';
import { surveyProblem } from './problems.ts';
import type { NewSurvey } from './requests.ts';
import { checkItemGroups, checkQuestions } from './survey-rules.ts';

@Injectable()
export class AddSurvey {
  constructor(
    private readonly changes: ChangeSurveys,
    private readonly measures: MeasureRegistry,
  ) {}

  async run(principal: Principal, survey: NewSurvey): Promise<void> {
    checkQuestions(survey.questions, []);
    checkItemGroups(survey.itemGroups, survey.questions);
    await this.changes.run(principal, async (tx) => {
      if (!(await declareSurvey(tx, this.measures, survey)))
        throw surveyProblem('survey-exists', { field: 'key' });
    });
  }
}
