import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../platform/database/database.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import { Departments } from '../departments/departments.ts';
import { surveyProblem } from './problems.ts';
import { definedQuestion, Surveys } from './survey-lookup.ts';
import { lockSurveys, readSurveys, tellOfChange } from './surveys.store.ts';

/** What every change of surveys has in common: who may, one at a time, and that everybody hears of it. */
@Injectable()
export class ChangeSurveys {
  constructor(
    private readonly database: Database,
    private readonly departments: Departments,
    private readonly surveys: Surveys,
  ) {}

  async run(principal: Principal, change: (tx: EntityManager) => Promise<void>): Promise<void> {
    if (!principal.may('surveys:manage', this.departments.tree().rootId))
      throw surveyProblem('survey-forbidden');
    await this.database.withScope(principal.scope, async (tx) => {
      await lockSurveys(tx);
      await change(tx);
      await tellOfChange(tx);
    });
    await this.surveys.load();
  }
}

/** A survey as it now is, under the lock: what is in memory may be one change behind. Throws `survey-not-found`. */
export async function presentSurvey(tx: EntityManager, key: string) {
  const [survey] = await readSurveys(tx, key);
  if (survey === undefined) throw surveyProblem('survey-not-found');
  return { ...survey, questions: survey.questions.map(definedQuestion) };
}
