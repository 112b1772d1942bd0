import { problemsOf } from '../../platform/http/problem-error.ts';

/** Of versions of any kind. */
export const versionProblem = problemsOf({
  'version-unknown': [
    404,
    'There is no such version',
    'GET /v1/indicator-definitions/{key} and /v1/indicator-sets/{key} list the versions there are.',
  ],
  'definition-forbidden': [
    403,
    'Not allowed',
    'Indicators and sets hold in the whole enterprise: it takes the role in the root department.',
  ],
  'definition-open': [409, 'A version of it is being worked on', 'Go on with that one, or discard it first.'],
  'definition-changed': [
    409,
    'Somebody has changed this since you read it',
    'Read it again, and make your change on what is there now.',
  ],
  'definition-not-draft': [
    409,
    'This version cannot be changed any more',
    'Only drafts are changed: send a version in review back, or make a new version of a published one.',
  ],
  'definition-not-in-review': [
    409,
    'This version is not in review',
    'Submit the draft first: what is published has been reviewed.',
  ],
  'definition-own-review': [
    409,
    'Whoever submitted a version does not approve it',
    'Ask somebody else who may publish.',
  ],
  'definition-in-use': [
    409,
    'This version is in use',
    'Published versions stay, so that past figures can be explained: retire instead.',
  ],
  'effective-dates-overlap': [
    409,
    'The dates of two versions overlap',
    'A version begins after the one before it began: the detail says when that was.',
  ],
  'effective-date-missing': [
    422,
    'From which day is this version in force?',
    'Give the first day: only a first version can be in force since ever.',
  ],
  'retirement-too-early': [
    422,
    'It would end before it began',
    'Give a last day that is not before the newest version begins.',
  ],
  'retirement-in-past': [
    422,
    'Figures of days that are over would vanish',
    'What was reported stays: give yesterday as the last day, or a later one.',
  ],
});
