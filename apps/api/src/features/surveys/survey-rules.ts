import type { Question } from '@attune/contracts';
import { surveyProblem } from './problems.ts';
import type { NewItemGroup } from './requests.ts';

const mostQuestions = 200;
/** As wide as a tally of single points can be. */
const widest = 199;
const groupSize = { least: 2, most: 30 };

/**
 * May these questions be added to those that are there? A question keeps its key and its scale for ever.
 * Throws the problem of the first one that may not, by its field below `questions`.
 */
export function checkQuestions(added: readonly Question[], present: readonly Question[]): void {
  if (added.length + present.length > mostQuestions)
    throw surveyProblem('survey-full', { field: 'questions' });
  const known = new Map(present.map((question) => [question.key, question]));
  const fresh = new Set<string>();
  for (const [i, question] of added.entries()) {
    const field = (name: string) => ({ field: `questions.${i}.${name}` });
    const there = known.get(question.key);
    if (there) {
      const sameScale = there.min === question.min && there.max === question.max;
      throw sameScale
        ? surveyProblem('question-exists', field('key'))
        : surveyProblem('scale-fixed', field(there.min === question.min ? 'max' : 'min'));
    }
    if (fresh.has(question.key)) throw surveyProblem('question-duplicate', field('key'));
    fresh.add(question.key);
    checkScale(question, field);
  }
}

function checkScale(
  { type, min, max, lowLabels, highLabels }: Question,
  field: (name: string) => { field: string },
): void {
  if (type === 'text') {
    const unwanted = Object.entries({ min, max, lowLabels, highLabels }).find(([, value]) => value !== null);
    if (unwanted) throw surveyProblem('scale-not-wanted', field(unwanted[0]));
    return;
  }
  if (min === null || max === null) throw surveyProblem('scale-missing', field(min === null ? 'min' : 'max'));
  if (min >= max) throw surveyProblem('scale-invalid', field('max'));
  if (max - min > widest) throw surveyProblem('scale-too-wide', field('max'));
}

/** Throws the problem of the first group that cannot be one, by its field below `itemGroups`. */
export function checkItemGroups(groups: readonly NewItemGroup[], questions: readonly Question[]): void {
  const keys = new Set<string>();
  for (const [i, { key, items }] of groups.entries()) {
    if (keys.has(key)) throw surveyProblem('item-group-duplicate', { field: `itemGroups.${i}.key` });
    keys.add(key);
    checkItems(items, questions, `itemGroups.${i}.items`);
  }
}

/** @param field where the items stand in the request */
export function checkItems(items: readonly string[], questions: readonly Question[], field = 'items'): void {
  if (items.length < groupSize.least || items.length > groupSize.most)
    throw surveyProblem('item-group-size', { field });
  const byKey = new Map(questions.map((question) => [question.key, question]));
  for (const [i, item] of items.entries()) {
    const at = { field: `${field}.${i}` };
    const question = byKey.get(item);
    if (question === undefined) throw surveyProblem('item-unknown', at);
    if (question.min === null) throw surveyProblem('item-not-closed', at);
    if (items.indexOf(item) < i) throw surveyProblem('item-duplicate', at);
  }
}
