import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/http/access/principal.ts';
import { MeasureRegistry } from '../measures/measure-registry.ts';
import { ChangeSurveys, presentSurvey } from './change-surveys.ts';
import { questionMeasures } from './question-measures.ts';
import type { NewQuestions } from './requests.ts';
import { checkQuestions } from './survey-rules.ts';
import { beginEdition, insertQuestions } from './surveys.store.ts';

/** Asks more from now on, after what is asked already. Responses there are were never asked it. */
@Injectable()
export class AddQuestions {
  constructor(
    private readonly changes: ChangeSurveys,
    private readonly measures: MeasureRegistry,
  ) {}

  async run(principal: Principal, key: string, { questions }: NewQuestions): Promise<void> {
    await this.changes.run(principal, async (tx) => {
      const survey = await presentSurvey(tx, key);
      checkQuestions(questions, survey.questions);
      const edition = await beginEdition(tx, survey.id);
      await insertQuestions(tx, { surveyId: survey.id, edition }, questions);
      await this.measures.declare(tx, questionMeasures(key, questions));
    });
  }
}
