import type { Question, Survey } from '@attune/contracts';
import type { EntityManager } from 'typeorm';

/** Where processes tell each other that a survey was made or has grown. */
export const channel = 'surveys_changed';

/** Told when the transaction commits. */
export const tellOfChange = (tx: EntityManager) => tx.query(`select pg_notify($1, '')`, [channel]);

/** One change at a time: two that are sound each for itself can contradict each other. */
export const lockSurveys = (tx: EntityManager) =>
  tx.query(`select pg_advisory_xact_lock(hashtext('attune surveys'))`);

export interface QuestionRow {
  key: string;
  type: Question['type'];
  label_en: string;
  label_zh: string;
  min: number | null;
  max: number | null;
  low_en: string | null;
  low_zh: string | null;
  high_en: string | null;
  high_zh: string | null;
  required: boolean;
  edition: number;
}

export interface ItemGroupRow {
  key: string;
  revision: number;
  edition: number;
  items: string[];
}

export interface SurveyRow {
  id: number;
  key: string;
  name_en: string;
  name_zh: string;
  counts: Survey['counts'];
  edition: number;
  questions: QuestionRow[];
  /** All revisions, the earlier ones first. */
  groups: ItemGroupRow[];
}

/** All surveys, or the one with this key. */
export const readSurveys = (tx: EntityManager, key: string | null = null): Promise<SurveyRow[]> =>
  tx.query(
    `select s.id, s.key, s.name_en, s.name_zh, s.counts, s.edition,
            (select coalesce(json_agg(q order by q.position), '[]') from question q where q.survey_id = s.id)
              as questions,
            (select coalesce(json_agg(g order by g.edition, g.key), '[]') from item_group g
              where g.survey_id = s.id) as groups
       from survey s where $1::text is null or s.key = $1 order by s.id`,
    [key],
  );

/** @returns its id, or undefined where the key is taken */
export async function insertSurvey(
  tx: EntityManager,
  survey: Pick<Survey, 'key' | 'names' | 'counts'>,
): Promise<number | undefined> {
  const rows: { id: number }[] = await tx.query(
    `insert into survey (key, name_en, name_zh, counts) values ($1, $2, $3, $4)
     on conflict (key) do nothing returning id`,
    [survey.key, survey.names.en, survey.names.zh, survey.counts],
  );
  return rows[0]?.id;
}

/** From now on responses are read by another edition. @returns its number */
export async function beginEdition(tx: EntityManager, surveyId: number): Promise<number> {
  const rows: { edition: number }[] = await tx.query(
    `with begun as (update survey set edition = edition + 1 where id = $1 returning edition)
     select edition from begun`,
    [surveyId],
  );
  return (rows[0] as { edition: number }).edition;
}

/** After those that are there. */
export const insertQuestions = (
  tx: EntityManager,
  to: { surveyId: number; edition: number },
  questions: readonly Question[],
) =>
  tx.query(
    `insert into question (survey_id, edition, position, key, type, label_en, label_zh, min, max, low_en, low_zh,
                           high_en, high_zh, required)
     select $1, $2, there.last + q.nth, q.item ->> 'key', q.item ->> 'type',
            q.item #>> '{labels,en}', q.item #>> '{labels,zh}',
            (q.item ->> 'min')::smallint, (q.item ->> 'max')::smallint,
            q.item #>> '{lowLabels,en}', q.item #>> '{lowLabels,zh}',
            q.item #>> '{highLabels,en}', q.item #>> '{highLabels,zh}', (q.item ->> 'required')::boolean
       from json_array_elements($3::json) with ordinality as q (item, nth),
            (select coalesce(max(position), 0) as last from question where survey_id = $1) there`,
    [to.surveyId, to.edition, JSON.stringify(questions)],
  );

export const insertItemGroup = (
  tx: EntityManager,
  to: { surveyId: number; edition: number },
  group: Pick<ItemGroupRow, 'key' | 'revision' | 'items'>,
) =>
  tx.query('insert into item_group (survey_id, edition, key, revision, items) values ($1, $2, $3, $4, $5)', [
    to.surveyId,
    to.edition,
    group.key,
    group.revision,
    group.items,
  ]);
