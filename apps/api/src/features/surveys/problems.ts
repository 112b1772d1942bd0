import type { ProblemList } from '../../platform/http/problem-codes.ts';
import { problemsOf } from '../../platform/http/problem-error.ts';

const surveyProblems = {
  'survey-not-found': [404, 'No such survey', 'GET /v1/surveys lists the surveys and their keys.'],
  'survey-exists': [409, 'There is a survey with this key', 'Choose another key; a key is for ever.'],
  'survey-forbidden': [
    403,
    'Not allowed',
    'Surveys are asked in the whole enterprise: it takes an owner or admin of the root department.',
  ],
  'survey-full': [422, 'The survey has too many questions', 'A survey holds at most 200 questions.'],
  'question-exists': [
    409,
    'The survey has a question with this key',
    'Choose another key; a key is for ever.',
  ],
  'question-duplicate': [
    422,
    'Two questions have the same key',
    'Give each question of the survey a key of its own.',
  ],
  'scale-fixed': [
    409,
    'A question keeps its scale for ever',
    'Ask the new scale as a question with another key; figures of both can be read side by side.',
  ],
  'scale-missing': [422, 'A closed question needs a scale', 'Give both ends of the scale: min and max.'],
  'scale-not-wanted': [422, 'A text question has no scale', 'Leave out min and max, and labels of ends.'],
  'scale-invalid': [422, 'The scale ends where it begins', 'min has to be less than max.'],
  'scale-too-wide': [422, 'The scale is too wide', 'max may be at most 199 above min.'],
  'item-group-duplicate': [
    422,
    'Two item groups have the same key',
    'Give each item group of the survey a key of its own.',
  ],
  'item-group-size': [422, 'Too few or too many items', 'An item group has 2 to 30 questions.'],
  'item-duplicate': [422, 'A question stands twice in the item group', 'Name each question once.'],
  'item-unknown': [
    422,
    'No such question in this survey',
    'An item group names questions of its own survey by their keys.',
  ],
  'item-not-closed': [
    422,
    'A text question cannot be an item',
    'An item group takes questions that have a scale.',
  ],
} as const satisfies ProblemList;

export const surveyProblem = problemsOf(surveyProblems);
