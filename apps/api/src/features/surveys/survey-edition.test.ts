import { expect, test } from 'vitest';
import type { KnownSurvey } from './known-survey.ts';
import { editionOf, recordedEdition, withRecordedEditions } from './survey-edition.ts';

const scale = { min: 1, max: 5 };
const survey: KnownSurvey = {
  id: 1,
  key: 'quality',
  countsLatest: false,
  edition: 3,
  questions: new Map(
    (['prompt', 'polite', 'why', 'tidy'] as const).map((key) => [
      key,
      { key, scale: key === 'why' ? null : scale, edition: key === 'tidy' ? 2 : 1 },
    ]),
  ),
  itemGroups: [
    { key: 'service', measure: 'response:quality#service', items: ['prompt', 'polite'], edition: 1 },
    {
      key: 'service',
      measure: 'response:quality#service~2',
      items: ['prompt', 'polite', 'tidy'],
      edition: 3,
    },
  ],
};

test('each edition has what was asked and grouped then', () => {
  const [first, second, third] = [1, 2, 3].map((edition) => editionOf(survey, edition));
  expect([...(first?.questions.keys() ?? [])]).toEqual(['prompt', 'polite', 'why']);
  expect(second?.closed.map(({ key }) => key)).toEqual(['prompt', 'polite', 'tidy']);
  expect(second?.itemGroups.map(({ measure }) => measure)).toEqual(['response:quality#service']);
  expect(third?.itemGroups.map(({ measure }) => measure)).toEqual(['response:quality#service~2']);
});

test('a recorded response of an edition that is not known here has the surveys read again, once', async () => {
  let known: KnownSurvey | undefined;
  let loads = 0;
  const surveys = {
    survey: () => known,
    load: async () => {
      loads++;
      known = survey;
    },
  };
  const read = async (edition: number) => recordedEdition(surveys, 'quality', edition).closed.length;
  expect(await withRecordedEditions(surveys, () => read(2))).toBe(3);
  expect(await withRecordedEditions(surveys, () => read(1))).toBe(2);
  expect(loads).toBe(1);
  await expect(withRecordedEditions(surveys, () => read(4))).rejects.toThrow('Edition 4');
  expect(loads).toBe(2);
});
