import type { CustomerHealthParameters } from '@attune/contracts';
import { compositeScore, MetricsError } from '@attune/metrics';
import { analysisProblem } from '../problems.ts';
import { checkDays } from './check-days.ts';
import { checkEvent } from './check-event.ts';
import type { Kind } from './kind.ts';

export const customerHealthKind: Kind<CustomerHealthParameters> = {
  version: 1,
  check(parameters, { surveys }) {
    checkDays(parameters);
    const { parts, missing, aggregation } = parameters;
    parts.forEach(({ measure }, i) => {
      const field = `parameters.parts.${i}.measure`;
      const answer = answerOf(measure);
      if (!answer) return checkEvent(typeOf(measure), field);
      const survey = surveys.survey(answer.survey);
      if (!survey) throw analysisProblem('survey-unknown', { field });
      if (!survey.questions.get(answer.question)?.scale) throw analysisProblem('question-unknown', { field });
    });
    try {
      compositeScore({ version: 1, parts, missing, aggregation }, {});
    } catch (error) {
      if (!(error instanceof MetricsError)) throw error;
      throw analysisProblem('parts-invalid', { field: 'parameters.parts', detail: error.message });
    }
  },
  types: ({ parts }) => parts.map(({ measure }) => typeOf(measure)),
};

/** The type of the events a measure is of. */
const typeOf = (measure: string) =>
  answerOf(measure) ? 'response.recorded' : (measure.split(':')[0] as string);

function answerOf(measure: string) {
  const found = /^response:([^.]+)\.(.+)$/.exec(measure);
  return found && { survey: found[1] as string, question: found[2] as string };
}
