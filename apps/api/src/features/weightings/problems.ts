import type { ProblemList } from '../../platform/http/problem-codes.ts';
import { problemsOf } from '../../platform/http/problem-error.ts';

const weightingProblems = {
  'weighting-not-found': [404, 'No such weighting', 'GET /v1/weightings lists them and their keys.'],
  'weighting-exists': [
    409,
    'There is a weighting with this key',
    'Choose another key, or retire the one that is there with DELETE /v1/weightings/{key} first.',
  ],
  'weighting-forbidden': [
    403,
    'Not allowed',
    'Weightings hold in the whole enterprise: it takes an owner or admin of the root department.',
  ],
  'weighting-dimensions-missing': [
    422,
    'There is nothing to weight by',
    'Name at least one dimension, with its targets.',
  ],
  'weighting-dimensions-many': [
    422,
    'Too many dimensions are crossed',
    'Weight by at most three: with more, most combinations have nobody.',
  ],
  'weighting-dimension-twice': [422, 'A dimension stands twice', 'Name each dimension once.'],
  'weighting-levels-few': [
    422,
    'A single level cannot be weighted',
    'Give targets for at least two levels, or combinations of levels.',
  ],
  'weighting-level-twice': [422, 'A level stands twice', 'Name each level, or combination of levels, once.'],
  'weighting-levels-differ': [
    422,
    'There are not as many levels as dimensions',
    'Name one level per dimension, in their order.',
  ],
  'weighting-share-invalid': [
    422,
    'A target is not above 0',
    'Give whole numbers of at least 1, and leave out levels that nobody should have.',
  ],
  'weighting-total-differs': [
    422,
    'The targets do not add up to the total',
    'The targets of each margin, or of all cells, add up to total.',
  ],
  'weighting-cells-many': [
    422,
    'There are too many combinations of levels',
    'Name fewer levels: at most 1,000 combinations can be weighted.',
  ],
  'weighting-trim-invalid': [
    422,
    'These are no bounds of weights',
    'Give low between 0 and 1, and high from 1 to 1,000.',
  ],
  'weighting-survey-unknown': [422, 'No such survey', 'GET /v1/surveys lists the surveys and their keys.'],
  'weighting-surveys-missing': [
    422,
    'There is no survey to weight',
    'Name at least one survey, or leave surveys out to weight the answers of all.',
  ],
  'weighting-survey-twice': [422, 'A survey stands twice', 'Name each survey once.'],
} as const satisfies ProblemList;

export const weightingProblem = problemsOf(weightingProblems);
