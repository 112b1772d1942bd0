import { type MeasureDefinition, type Question, questionMeasureKey } from '@attune/contracts';

/** One for each closed question, in its own scale. */
export const questionMeasures = (survey: string, questions: readonly Question[]): MeasureDefinition[] =>
  questions.flatMap(({ key, min, max }) =>
    min === null || max === null
      ? []
      : [{ key: questionMeasureKey(survey, key), kind: 'score', min, max } as const],
  );
