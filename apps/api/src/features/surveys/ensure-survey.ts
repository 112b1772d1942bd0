import { type MeasureDefinition, questionMeasureKey, type Survey } from '@attune/contracts';
import type { Database } from '../../platform/database/database.ts';
import type { MeasureRegistry } from '../measures/measure-registry.ts';
import type { Surveys } from './survey-lookup.ts';

/**
 * Makes a survey that is not there yet, with a measure for each closed question. One that is there stays as it is:
 * a question keeps its scale for ever.
 */
export class EnsureSurvey {
  constructor(
    private readonly database: Database,
    private readonly surveys: Surveys,
    private readonly measures: MeasureRegistry,
  ) {}

  async ensure(survey: Survey): Promise<void> {
    await this.database.withScope({ departments: [] }, async (tx) => {
      const made = await tx.query(
        `insert into survey (key, name_en, name_zh, counts) values ($1, $2, $3, $4)
         on conflict (key) do nothing returning id`,
        [survey.key, survey.names.en, survey.names.zh, survey.counts],
      );
      if (made.length === 0) return;
      await tx.query(
        `insert into question (survey_id, position, key, type, label_en, label_zh, min, max, low_en, low_zh,
                               high_en, high_zh, required)
         select $1, q.nth, q.item ->> 'key', q.item ->> 'type', q.item #>> '{labels,en}', q.item #>> '{labels,zh}',
                (q.item ->> 'min')::smallint, (q.item ->> 'max')::smallint,
                q.item #>> '{lowLabels,en}', q.item #>> '{lowLabels,zh}',
                q.item #>> '{highLabels,en}', q.item #>> '{highLabels,zh}', (q.item ->> 'required')::boolean
           from json_array_elements($2::json) with ordinality as q (item, nth)`,
        [made[0].id, JSON.stringify(survey.questions)],
      );
    });
    await this.measures.ensure(questionMeasures(survey));
    await this.surveys.load();
  }
}

const questionMeasures = (survey: Survey): MeasureDefinition[] =>
  survey.questions.flatMap(({ key, min, max }) =>
    min === null || max === null
      ? []
      : [{ key: questionMeasureKey(survey.key, key), kind: 'score', min, max } as const],
  );
