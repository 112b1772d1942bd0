import { problemsOf } from '../../platform/http/problem-error.ts';

export const liveProblem = problemsOf({
  'live-full': [503, 'Too many follow live figures', 'Ask again after the time in the header Retry-After.'],
});
