import { itemGroupMeasureKey, type Survey } from '@attune/contracts';
import type { Database } from '../../platform/database/database.ts';
import type { KnownItemGroup, KnownQuestion, KnownSurvey, SurveyLookup } from './known-survey.ts';
import { editionOf } from './survey-edition.ts';
import { type QuestionRow, readSurveys, type SurveyRow } from './surveys.store.ts';

const maxAgeMs = 30_000;

/**
 * All surveys in memory: every answer at the door is checked against them. Read again on `surveys_changed`; should
 * that be missed, when they are asked for and old.
 */
export class Surveys implements SurveyLookup {
  #known = new Map<string, KnownSurvey & { definition: Survey }>();
  #readAt = 0;

  constructor(
    private readonly database: Database,
    private readonly onError: (error: unknown) => void = () => undefined,
  ) {}

  async load(): Promise<void> {
    const rows = await this.database.withScope({ departments: [] }, (tx) => readSurveys(tx));
    this.#known = new Map(rows.map((row) => [row.key, knownSurvey(row)]));
    this.#readAt = Date.now();
  }

  loadQuietly(): void {
    this.#readAt = Date.now();
    this.load().catch(this.onError);
  }

  survey(key: string): KnownSurvey | undefined {
    if (Date.now() - this.#readAt > maxAgeMs) this.loadQuietly();
    return this.#known.get(key);
  }

  all(): Survey[] {
    return [...this.#known.values()].map((survey) => survey.definition);
  }

  definition(key: string): Survey | undefined {
    return this.#known.get(key)?.definition;
  }
}

function knownSurvey(row: SurveyRow): KnownSurvey & { definition: Survey } {
  const survey: KnownSurvey = {
    id: row.id,
    key: row.key,
    countsLatest: row.counts === 'latest-per-customer-per-wave',
    edition: row.edition,
    questions: new Map(row.questions.map((question) => [question.key, knownQuestion(question)])),
    itemGroups: row.groups.map(({ key, revision, edition, items }): KnownItemGroup => ({
      key,
      measure: itemGroupMeasureKey(row.key, key, revision),
      items,
      edition,
    })),
  };
  return { ...survey, definition: surveyDefinition(row, survey) };
}

const knownQuestion = ({ key, min, max, edition }: QuestionRow): KnownQuestion => ({
  key,
  scale: min === null || max === null ? null : { min, max },
  edition,
});

const surveyDefinition = (row: SurveyRow, survey: KnownSurvey): Survey => ({
  key: row.key,
  names: { en: row.name_en, zh: row.name_zh },
  counts: row.counts,
  questions: row.questions.map(definedQuestion),
  itemGroups: editionOf(survey, survey.edition).itemGroups.map(({ key, items, measure }) => ({
    key,
    items: [...items],
    measure,
  })),
});

export const definedQuestion = (row: QuestionRow): Survey['questions'][number] => ({
  key: row.key,
  type: row.type,
  labels: { en: row.label_en, zh: row.label_zh },
  min: row.min,
  max: row.max,
  lowLabels: labels(row.low_en, row.low_zh),
  highLabels: labels(row.high_en, row.high_zh),
  required: row.required,
});

const labels = (en: string | null, zh: string | null) => (en === null || zh === null ? null : { en, zh });
