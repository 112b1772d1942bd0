import type { DeclaredSurvey } from '@attune/contracts';
import type { EntityManager } from 'typeorm';
import type { MeasureRegistry } from '../measures/measure-registry.ts';
import { itemGroupMeasure, questionMeasures } from './question-measures.ts';
import { insertItemGroup, insertQuestions, insertSurvey } from './surveys.store.ts';

/** A survey's first edition, with its measures. @returns whether it was made; false where the key is taken */
export async function declareSurvey(
  tx: EntityManager,
  measures: MeasureRegistry,
  survey: DeclaredSurvey,
): Promise<boolean> {
  const surveyId = await insertSurvey(tx, survey);
  if (surveyId === undefined) return false;
  const first = { surveyId, edition: 1 };
  await insertQuestions(tx, first, survey.questions);
  const groups = survey.itemGroups.map(({ key, items }) => ({ key, items, revision: 1 }));
  for (const group of groups) await insertItemGroup(tx, first, group);
  await measures.declare(tx, [
    ...questionMeasures(survey.key, survey.questions),
    ...groups.map((group) => itemGroupMeasure(survey.key, group)),
  ]);
  return true;
}
