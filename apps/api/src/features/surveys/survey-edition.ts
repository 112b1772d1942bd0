import type { KnownItemGroup, KnownQuestion, KnownSurvey, SurveyLookup } from './known-survey.ts';

/** Another process has made the survey or added to it, and this one has not heard of it yet: read them again. */
class SurveysOutdated extends Error {
  constructor(key: string, edition: number) {
    super(`Edition ${edition} of the survey ${key} is not known here yet.`);
    this.name = 'SurveysOutdated';
  }
}

/** Runs again, once, with surveys read anew where it met an edition that was not known here yet. */
export async function withRecordedEditions<T>(
  surveys: { load(): Promise<void> },
  run: () => Promise<T>,
): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof SurveysOutdated)) throw error;
    await surveys.load();
    return run();
  }
}

/** What a survey asked and counted in one edition. */
export interface SurveyEdition {
  questions: ReadonlyMap<string, KnownQuestion>;
  closed: readonly KnownQuestion[];
  itemGroups: readonly KnownItemGroup[];
}

const known = new WeakMap<KnownSurvey, Map<number, SurveyEdition>>();

/** Throws `SurveysOutdated` for an edition that is still to come. */
export function editionOf(survey: KnownSurvey, number: number): SurveyEdition {
  if (number > survey.edition) throw new SurveysOutdated(survey.key, number);
  let editions = known.get(survey);
  if (!editions) known.set(survey, (editions = new Map()));
  let edition = editions.get(number);
  if (!edition) editions.set(number, (edition = madeOf(survey, number)));
  return edition;
}

/** Of a survey that a recorded response speaks of: it is there, whether this process knows or not. */
export function recordedEdition(surveys: SurveyLookup, key: string, number: number): SurveyEdition {
  const survey = surveys.survey(key);
  if (survey === undefined) throw new SurveysOutdated(key, number);
  return editionOf(survey, number);
}

function madeOf(survey: KnownSurvey, number: number): SurveyEdition {
  const questions = [...survey.questions.values()].filter(({ edition }) => edition <= number);
  const latest = new Map<string, KnownItemGroup>();
  for (const group of survey.itemGroups) if (group.edition <= number) latest.set(group.key, group);
  return {
    questions: new Map(questions.map((question) => [question.key, question])),
    closed: questions.filter(({ scale }) => scale !== null),
    itemGroups: [...latest.values()],
  };
}
