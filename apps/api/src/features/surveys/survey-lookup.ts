import type { Survey } from '@attune/contracts';
import type { Pool } from 'pg';
import type { KnownQuestion, KnownSurvey, QuestionScales, SurveyLookup } from './known-survey.ts';

interface SurveyRow {
  id: number;
  key: string;
  name_en: string;
  name_zh: string;
  counts: Survey['counts'];
  questions: QuestionRow[];
}

interface QuestionRow {
  key: string;
  type: Survey['questions'][number]['type'];
  label_en: string;
  label_zh: string;
  min: number | null;
  max: number | null;
  low_en: string | null;
  low_zh: string | null;
  high_en: string | null;
  high_zh: string | null;
  required: boolean;
}

/** All surveys in memory: every answer at the door is checked against them. Reloaded on `surveys_changed`. */
export class Surveys implements SurveyLookup, QuestionScales {
  #known = new Map<
    string,
    KnownSurvey & { definition: Survey; scales: { key: string; min: number; max: number }[] }
  >();

  constructor(private readonly pool: Pool) {}

  async load(): Promise<void> {
    const { rows } = await this.pool.query<SurveyRow>(
      `select s.id, s.key, s.name_en, s.name_zh, s.counts,
              coalesce(json_agg(q order by q.position) filter (where q.key is not null), '[]') as questions
         from survey s left join question q on q.survey_id = s.id group by s.id order by s.id`,
    );
    this.#known = new Map(rows.map((row) => [row.key, knownSurvey(row)]));
  }

  survey(key: string): KnownSurvey | undefined {
    return this.#known.get(key);
  }

  surveyOf(key: string) {
    return this.#known.get(key)?.scales;
  }

  all(): Survey[] {
    return [...this.#known.values()].map((survey) => survey.definition);
  }

  definition(key: string): Survey | undefined {
    return this.#known.get(key)?.definition;
  }
}

function knownSurvey(row: SurveyRow) {
  const closed = row.questions.filter((question) => question.min !== null && question.max !== null);
  return {
    id: row.id,
    key: row.key,
    countsLatest: row.counts === 'latest-per-customer-per-wave',
    questions: new Map<string, KnownQuestion>(
      row.questions.map(({ key, min, max }) => [
        key,
        { key, scale: min === null || max === null ? null : { min, max } },
      ]),
    ),
    scales: closed.map(({ key, min, max }) => ({ key, min: min as number, max: max as number })),
    definition: {
      key: row.key,
      names: { en: row.name_en, zh: row.name_zh },
      counts: row.counts,
      questions: row.questions.map((question) => ({
        key: question.key,
        type: question.type,
        labels: { en: question.label_en, zh: question.label_zh },
        min: question.min,
        max: question.max,
        lowLabels: labels(question.low_en, question.low_zh),
        highLabels: labels(question.high_en, question.high_zh),
        required: question.required,
      })),
    },
  };
}

const labels = (en: string | null, zh: string | null) => (en === null || zh === null ? null : { en, zh });
