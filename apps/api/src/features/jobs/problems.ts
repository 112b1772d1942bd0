import { problemsOf } from '../../platform/http/problem-error.ts';

export const jobProblem = problemsOf({
  'job-not-found': [404, 'There is no such job', 'It may be gone: results are kept for 30 days.'],
  'job-not-yours': [403, 'Somebody else asked for this', 'Only who asked for a job can cancel it.'],
  'job-finished': [409, 'It has ended already', 'Read it: what has ended cannot be cancelled.'],
  'jobs-too-many': [429, 'Too many jobs at once', 'Wait until one of your jobs has ended, or cancel one.'],
});
