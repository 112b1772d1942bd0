import {
  itemGroupMeasureKey,
  type MeasureDefinition,
  type Question,
  questionMeasureKey,
} from '@attune/contracts';

/** One for each closed question, in its own scale. */
export const questionMeasures = (survey: string, questions: readonly Question[]): MeasureDefinition[] =>
  questions.flatMap(({ key, min, max }) =>
    min === null || max === null
      ? []
      : [{ key: questionMeasureKey(survey, key), kind: 'score', min, max } as const],
  );

/** One for each revision of an item group. */
export const itemGroupMeasure = (
  survey: string,
  { key, revision, items }: { key: string; revision: number; items: readonly string[] },
): MeasureDefinition => ({
  key: itemGroupMeasureKey(survey, key, revision),
  kind: 'moments',
  items: items.length,
});
