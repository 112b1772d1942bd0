import { problemsOf } from '../../platform/http/problem-error.ts';

export const setProblem = problemsOf({
  'set-unknown': [404, 'There is no such indicator set', 'GET /v1/indicator-sets lists them and their keys.'],
  'set-exists': [
    409,
    'There is a set with this key',
    'Choose another key, or make a new version with POST /v1/indicator-sets/{key}/versions.',
  ],
  'set-in-use': [
    409,
    'Departments work by this set',
    'Say in adopters how many do, once they know that it ends: the detail names them.',
  ],
  'set-empty': [422, 'The set has no items', 'Put at least one indicator into a group.'],
  'set-group-twice': [422, 'Two groups have one key', 'Give each group a key of its own.'],
  'set-indicator-unknown': [
    422,
    'No published indicator has this key',
    'GET /v1/indicators lists the indicators there are.',
  ],
  'set-indicator-twice': [422, 'An indicator stands twice', 'Name each indicator once, in one group.'],
  'set-variant-missing': [
    422,
    'This indicator has several figures',
    'Money, derived measures and item groups are never pooled: name the one that is meant as its variant.',
  ],
  'set-variant-needless': [422, 'This indicator has one figure', 'Leave its variant out.'],
  'set-variant-differs': [
    422,
    'The indicator is read by something else',
    'Name a variant of the kind that the detail says.',
  ],
  'set-variant-unknown': [
    422,
    'There is no such figure of this indicator',
    'GET /v1/indicators lists the measures and item groups that it is read in.',
  ],
  'set-weight-invalid': [422, 'A weight is out of range', 'Weights lie between 0 and 1,000,000.'],
  'set-weights-zero': [422, 'The weights add up to 0', 'Give at least one a weight above 0.'],
  'set-score-invalid': [
    422,
    'The ends of a score are the wrong way round',
    'Give low and high with low below high; which of them is the better one belongs to the indicator.',
  ],
  'set-score-neutral': [
    422,
    'This indicator has no better end',
    'It can be shown in the set, but not be scored: leave its score out.',
  ],
  'set-score-without-target': [
    422,
    'There is no target to score by',
    'Give the item a target above 0, or score it between two ends.',
  ],
  'set-index-without-score': [
    422,
    'Nothing is scored for the index',
    'Give at least one item a score, or leave the index out.',
  ],
  'set-coverage-invalid': [422, 'This is no share', 'The minimum coverage lies between 0 and 1.'],
  'set-department-unknown': [422, 'No department has this key', 'GET /v1/departments lists them.'],
  'set-department-forbidden': [
    403,
    'Not within the departments you may act for',
    'Ask an owner or admin of the department.',
  ],
  'set-adopted': [
    409,
    'The department has adopted this set',
    'Change what it set for itself with PUT /v1/indicator-sets/{key}/adoptions/{department}.',
  ],
  'set-not-adopted': [404, 'The department has not adopted this set', 'Adopt it first.'],
  'set-not-published': [
    409,
    'No version of this set is in force or to come',
    'Only published sets are adopted.',
  ],
  'set-item-unknown': [
    422,
    'The set has no such item',
    'Targets are for items of the set: put other indicators into items.',
  ],
  'set-item-locked': [
    422,
    'This item is locked',
    'It is of the core: propose a change with POST /v1/indicator-sets/{key}/proposals.',
  ],
  'set-item-in-core': [
    422,
    'The set has this item already',
    'Items of your own never redefine one of the core: set a target for it instead.',
  ],
});
