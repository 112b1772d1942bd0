import { problemsOf } from '../../platform/http/problem-error.ts';

export const definitionProblem = problemsOf({
  'indicator-unknown': [404, 'There is no such indicator', 'GET /v1/indicators lists them.'],
  'where-invalid': [
    422,
    'The condition cannot be read',
    'Use CEL: dimension == "value", dimension in ["a", "b"], joined by &&.',
  ],
  'filter-not-kept': [
    422,
    'No figure could be read like this',
    'Filter and exclude by the same dimension; answers on a scale also by two.',
  ],
  'currency-not-read': [
    422,
    'This indicator reads no money',
    'Ask without a currency: GET /v1/indicators says which have one.',
  ],
  'item-group-not-read': [
    422,
    'This indicator does not read this item group',
    'GET /v1/indicators says which item groups an indicator reads, if any.',
  ],
  'definition-exists': [
    409,
    'There is an indicator with this key',
    'Choose another key, or make a new version with POST /v1/indicator-definitions/{key}/versions.',
  ],
  'definition-read-by-others': [
    409,
    'Other indicators or sets read this one',
    'Change or retire those first: the detail names them.',
  ],
  'effective-date-not-month': [
    422,
    'This indicator is read by whole months',
    'A version begins on the first day of a month.',
  ],
  'formula-takes-no-exclusion': [
    422,
    'A formula leaves out what its parts leave out',
    'Exclude facts in the definitions of its parts.',
  ],
  'reading-unknown': [
    422,
    'No plugin contributes this reading',
    'GET /v1/indicator-definitions/parts lists the readings there are.',
  ],
  'reading-differs': [
    422,
    'This contradicts the reading',
    'Unit, polarity and range are those of the reading: take them as they are.',
  ],
  'input-unknown': [
    422,
    'The reading has no such input',
    'GET /v1/indicator-definitions/parts lists the inputs of each reading.',
  ],
  'input-not-bindable': [
    422,
    'Nothing can be bound to this input',
    'People, tenures, item groups, money and derived measures find their facts by themselves: leave bindings out.',
  ],
  'input-unbound': [
    422,
    'An input of the reading has no measure',
    'Bind at least one measure to every input, or none at all for those it finds by itself.',
  ],
  'measure-unknown': [
    422,
    'No measure has this key',
    'GET /v1/indicator-definitions/parts lists the measures there are facts of.',
  ],
  'measure-kind-differs': [
    422,
    'The measure is of another kind than the input',
    'Bind answers to answers, counts to counts, durations to durations.',
  ],
  'scale-differs': [
    422,
    'The question is on another scale than the reading',
    'Say how it is converted: scales are never pooled silently.',
  ],
  'conversion-invalid': [422, 'The scale cannot be converted like this', 'See the detail.'],
  'conversion-needless': [
    422,
    'Nothing is to be converted here',
    'Only answers have a scale: leave the conversion out.',
  ],
  'binding-twice': [
    422,
    'A measure is bound twice for one department',
    'Bind it once to each department: one of the two lies within the other.',
  ],
  'department-unknown': [422, 'No department has this key', 'GET /v1/departments lists them.'],
  'formula-invalid': [422, 'The formula cannot be read', 'See the detail.'],
  'formula-key-hyphenated': [
    422,
    'The formula would subtract within a key',
    'Write keys with _ for -; to subtract, put spaces around the -.',
  ],
  'formula-without-indicator': [
    422,
    'The formula names no indicator',
    'Name at least one, by its key with _ for -: a number alone says nothing of customers.',
  ],
  'formula-divides-by-zero': [
    422,
    'The formula always divides by zero',
    'Take the divisor that is 0 out: there would never be a figure.',
  ],
  'formula-circular': [
    422,
    'The formula reads itself',
    'The detail says by which way: leave one of its parts out.',
  ],
  'formula-reference-unknown': [
    422,
    'The formula names an indicator that is not there',
    'Use keys of published indicators, with _ for -.',
  ],
  'formula-part-not-single': [
    422,
    'A part of the formula has several figures',
    'Money, derived measures and item groups are never pooled: a formula cannot choose one of them.',
  ],
  'formula-part-crossed': [
    422,
    'A part of the formula is counted apart',
    'What is filtered by two dimensions is counted by itself, and not added to other figures.',
  ],
  'formula-too-deep': [422, 'Formulas read formulas too deeply', 'At most five indicators lie on one way.'],
  'range-reversed': [422, 'The ends are the wrong way round', 'Give the lower end first.'],
  'thresholds-reversed': [
    422,
    'The thresholds contradict the polarity',
    'Where higher is better, good lies above watch; where lower is better, below.',
  ],
  'target-out-of-range': [422, 'The value cannot be reached', 'Give one within the range of the indicator.'],
  'unit-needs-money': [
    422,
    'A formula cannot be an amount of money',
    'Formulas have no currency: choose another unit.',
  ],
});
