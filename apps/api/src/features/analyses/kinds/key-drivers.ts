import type { KeyDriversParameters } from '@attune/contracts';
import { analysisProblem } from '../problems.ts';
import { checkDays } from './check-days.ts';
import type { Kind } from './kind.ts';

export const keyDriversKind: Kind<KeyDriversParameters> = {
  version: 1,
  check(parameters, { surveys }) {
    checkDays(parameters);
    const survey = surveys.survey(parameters.survey);
    if (!survey) throw analysisProblem('survey-unknown', { field: 'parameters.survey' });
    const questions = [
      { key: parameters.outcome, field: 'parameters.outcome' },
      ...parameters.drivers.map((key, i) => ({ key, field: `parameters.drivers.${i}` })),
    ];
    const seen = new Set<string>();
    for (const { key, field } of questions) {
      const question = survey.questions.get(key);
      if (!question) throw analysisProblem('question-unknown', { field });
      if (!question.scale) throw analysisProblem('question-open', { field });
      if (seen.has(key)) throw analysisProblem('question-repeated', { field });
      seen.add(key);
    }
  },
  types: () => ['response.recorded'],
  survey: ({ survey }) => survey,
};
