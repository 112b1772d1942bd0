import type { ProblemList } from '../../platform/http/problem-codes.ts';
import { problemsOf } from '../../platform/http/problem-error.ts';

const derivedProblems = {
  'derived-measure-not-found': [
    404,
    'No such derived measure',
    'GET /v1/derived-measures lists them and their keys.',
  ],
  'derived-measure-exists': [
    409,
    'There is a derived measure with this key',
    'Choose another key, or change the one that is there with PUT /v1/derived-measures/{key}.',
  ],
  'derived-measure-forbidden': [
    403,
    'Not allowed',
    'Derived measures count in the whole enterprise: it takes an owner or admin of the root department.',
  ],
  'derived-survey-unknown': [422, 'No such survey', 'GET /v1/surveys lists the surveys and their keys.'],
  'derived-question-unknown': [
    422,
    'No such question in this survey',
    'Name questions of the survey by their keys.',
  ],
  'derived-question-open': [422, 'A text question cannot be counted', 'Name questions that have a scale.'],
  'derived-question-twice': [422, 'A question stands twice', 'Name each question once.'],
  'derived-items-missing': [422, 'There is nothing to reduce', 'Name at least one question.'],
  'derived-scales-differ': [
    422,
    'The questions have different scales',
    'Scales are never pooled silently: name questions of one scale, or use the method cli, which brings each to 0..100.',
  ],
  'derived-pair-scales-differ': [
    422,
    'Expectation and perception have different scales',
    'Ask both of all pairs on one scale.',
  ],
  'derived-weights-differ': [
    422,
    'There are not as many weights as items',
    'Give one whole number per item, in their order.',
  ],
  'derived-weight-negative': [422, 'A weight is negative', 'Give whole numbers of at least 0.'],
  'derived-weights-zero': [422, 'All weights are 0', 'Give at least one item a weight above 0.'],
  'derived-minimum-invalid': [
    422,
    'So many cannot be needed',
    'Need at least one, and at most as many as there are.',
  ],
  'derived-importance-scale': [
    422,
    'The importances cannot be weights',
    'Ask for all importances on one scale of whole numbers from 0 or above.',
  ],
  'derived-kano-scale': [
    422,
    'These are no answers to a Kano question',
    'Ask both on the scale 1 to 5: like, must be, neutral, can live with, dislike.',
  ],
  'derived-denominator': [
    422,
    'This cannot be counted exactly',
    'Name fewer items, smaller weights, or allow fewer of them to be missing.',
  ],
} as const satisfies ProblemList;

export const derivedProblem = problemsOf(derivedProblems);
