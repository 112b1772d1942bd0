import { problemsOf } from '../../platform/http/problem-error.ts';

export const analysisProblem = problemsOf({
  'range-invalid': [
    422,
    'The range of days is not valid',
    'from must not be after to, within the years 1970 to 2199.',
  ],
  'survey-unknown': [422, 'There is no such survey', 'GET /v1/surveys lists them.'],
  'question-unknown': [422, 'The survey has no such question', 'GET /v1/surveys lists its questions.'],
  'question-open': [422, 'This question has no scale', 'Only closed questions can be analysed like this.'],
  'question-repeated': [
    422,
    'This question comes twice',
    'Name each question once, the outcome not among the drivers.',
  ],
  'event-unknown': [422, 'There is no such event', 'GET /v1/catalogue lists the types of events.'],
  'event-repeated': [
    422,
    'Start and end are the same event',
    'Name the event that ends what the other starts.',
  ],
  'horizon-not-over': [
    422,
    'It is not yet known who was lost',
    'A model is learnt in one horizon and judged in the next: choose a cut-off at least two horizons ago.',
  ],
  'parts-invalid': [
    422,
    'The parts make no index',
    'Give each part an id of its own and bounds that can hold.',
  ],
  'department-unknown': [422, 'No department has this key', 'GET /v1/departments lists them.'],
  'department-forbidden': [403, 'Not within your departments', 'Ask for a department that you may see.'],
  'no-departments': [403, 'You may not see any department', 'Ask for a role in a department.'],
});
