import type { EventDefinition } from '@attune/contracts';
import type { SurveyLookup } from '../surveys/known-survey.ts';
import { editionOf, type SurveyEdition } from '../surveys/survey-edition.ts';
import type { ItemProblem } from './item.ts';

/** Does every answer suit its question? `response.amended` is checked when its response is found. */
export function surveyProblem(
  definition: EventDefinition,
  data: Record<string, unknown>,
  surveys: SurveyLookup,
): { code: ItemProblem; field: string; message?: string } | undefined {
  if (definition.type !== 'response.recorded') return undefined;
  const survey = surveys.survey(data['survey'] as string);
  if (!survey) return { code: 'survey-unknown', field: 'data.survey' };
  return answersProblem(editionOf(survey, survey.edition), data['answers'] as Record<string, unknown>);
}

export function answersProblem(
  edition: SurveyEdition,
  answers: Record<string, unknown>,
): { code: ItemProblem; field: string; message?: string } | undefined {
  for (const [key, answer] of Object.entries(answers)) {
    const question = edition.questions.get(key);
    const field = `data.answers.${key}`;
    if (!question) return { code: 'question-unknown', field };
    const { scale } = question;
    if (typeof answer === 'number') {
      if (!scale) return { code: 'answer-invalid', field, message: 'This question takes a text.' };
      if (answer < scale.min || answer > scale.max) {
        return {
          code: 'answer-invalid',
          field,
          message: `A whole number from ${scale.min} to ${scale.max}.`,
        };
      }
    } else if (typeof answer === 'string' && scale) {
      return {
        code: 'answer-invalid',
        field,
        message: `A whole number from ${scale.min} to ${scale.max}, not a text.`,
      };
    }
  }
  return undefined;
}
