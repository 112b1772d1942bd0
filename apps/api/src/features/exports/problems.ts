import { problemsOf } from '../../platform/http/problem-error.ts';

export const exportProblem = problemsOf({
  'indicators-missing': [
    422,
    'No indicator is named',
    'Name at least one, such as indicators=nps,csat: GET /v1/indicators lists them.',
  ],
  'indicator-twice': [422, 'An indicator stands twice', 'Name each indicator once.'],
  'indicators-many': [422, 'Too many indicators for one file', 'Name at most 50 indicators per file.'],
  'export-too-large': [
    422,
    'The file would be too large',
    'Ask for a coarser grain, fewer days, one department or fewer indicators.',
  ],
  'exports-running': [
    429,
    'Other files of yours are still being made',
    'Take those first, or ask again after the time in the header Retry-After: three at once are made for one person.',
  ],
  'exports-full': [
    503,
    'As many files are being made as this server makes at once',
    'Ask again after the time in the header Retry-After; ATTUNE_EXPORTS says how many.',
  ],
});
