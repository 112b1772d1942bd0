import { problemsOf } from '../../platform/http/problem-error.ts';

export const pinProblem = problemsOf({
  'pin-not-found': [404, 'No such receipt is kept', 'GET /v1/pinned-receipts lists those there are.'],
  'pin-exists': [409, 'You keep this receipt already', 'GET /v1/pinned-receipts lists those there are.'],
  'pins-too-many': [
    409,
    'You keep too many receipts',
    'Remove some of them first: at most 1,000 are kept for one person.',
  ],
});
